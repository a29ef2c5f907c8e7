using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Ingest.Fasta;

namespace Tabib.Tests.Ingest.Fasta;

/// <summary>Bytes as FASTA (plain and in blocks), as its index and as the index of its blocks: read or refused with a code.</summary>
public static class FastaFuzz
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("tabib-fasta-fuzz-").FullName;

    public static void Run(byte[] input)
    {
        // What stands before a form feed is the file, what follows are its indexes.
        var cut = Array.IndexOf(input, (byte)'\f');
        var fasta = Path.Combine(Folder, "f.fa");
        File.WriteAllBytes(fasta, cut < 0 ? input : input[..cut]);
        File.Delete(fasta + ".fai");
        File.Delete(fasta + ".gzi");
        if (cut >= 0) File.WriteAllBytes(fasta + (input.Length % 2 == 0 ? ".fai" : ".gzi"), input[(cut + 1)..]);
        GziReader.Read(input, 1 << 20);
        try
        {
            using var file = FastaFile.Open(fasta);
            using var reader = file.CreateReader();
            var target = new byte[100];
            for (var contig = 0; contig < file.Index.Contigs.Count; contig++)
            {
                var count = reader.Read(contig, Math.Max(0, file.Index.Contigs[contig].Length - 50), target);
                Assert.DoesNotContain(target.Take(count), letter => letter is < (byte)'A' or > (byte)'Z');
            }
        }
        catch (ProblemException)
        {
            // Refused.
        }
    }

    public static IEnumerable<byte[]> Seeds()
    {
        var text = ">a\nACGT\nAC\n>b c\nNNNN\n"u8.ToArray();
        yield return text;
        yield return [.. text, .. "\fa\t6\t3\t4\t5\nb\t4\t16\t4\t5\n"u8];
        yield return BgzfWriter.Compress(text, 9);
        yield return [.. BgzfWriter.Compress(Encoding.ASCII.GetBytes(">q\nACGTAAAA\n"), 5), (byte)'\f', 1, 0, 0, 0, 0, 0, 0, 0, 34, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0];
    }
}
