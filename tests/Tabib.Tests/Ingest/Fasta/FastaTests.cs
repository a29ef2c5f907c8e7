using System.Buffers.Binary;
using System.Text;
using CsCheck;
using Tabib.Core.Outcomes;
using Tabib.Ingest.Fasta;

namespace Tabib.Tests.Ingest.Fasta;

public sealed class FastaTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-fasta-").FullName;

    [Fact]
    public void Any_stretch_is_the_one_of_the_whole_text_plain_or_compressed_with_or_without_indexes()
    {
        var genome = from lengths in Gen.Int[0, 3000].Array[1, 4]
                     from width in Gen.Int[1, 80]
                     from block in Gen.Int[20, 900]
                     from carriage in Gen.Bool
                     from indexed in Gen.Bool
                     from seed in Gen.Int[0, 1 << 20]
                     select (lengths, width, block, carriage, indexed, seed);
        genome.Sample(
            given =>
            {
                var random = new Random(given.seed);
                var sequences = given.lengths.Select(length => string.Concat(Enumerable.Range(0, length).Select(_ => "ACGTNacgtnRy"[random.Next(12)]))).ToArray();
                var text = new StringBuilder();
                var fai = new StringBuilder();
                var end = given.carriage ? "\r\n" : "\n";
                for (var i = 0; i < sequences.Length; i++)
                {
                    text.Append($">s{i} described{end}");
                    fai.Append($"s{i}\t{sequences[i].Length}\t{text.Length}\t{Math.Min(given.width, sequences[i].Length)}\t{Math.Min(given.width, sequences[i].Length) + (sequences[i].Length > 0 ? end.Length : 0)}\n");
                    for (var at = 0; at < sequences[i].Length; at += given.width) text.Append(sequences[i].AsSpan(at, Math.Min(given.width, sequences[i].Length - at))).Append(end);
                }

                var bytes = Encoding.ASCII.GetBytes(text.ToString());
                var plain = Save("plain.fa", bytes);
                var packed = Save("packed.fa.gz", BgzfWriter.Compress(bytes, given.block));
                foreach (var path in (string[])[plain, packed])
                {
                    File.Delete(path + ".fai");
                    if (given.indexed) File.WriteAllText(path + ".fai", fai.ToString());
                    Compare(path, sequences, random);
                }
            },
            iter: 40,
            threads: 1);
    }

    [Fact]
    public void An_index_of_blocks_is_used_as_far_as_it_goes()
    {
        var bytes = Encoding.ASCII.GetBytes(">a\n" + string.Concat(Enumerable.Repeat("ACGTT\n", 200)));
        var path = Save("g.fa.gz", BgzfWriter.Compress(bytes, 100));
        var blocks = BgzfBlocksOf(path);
        var gzi = new byte[8 + (16 * 5)];
        BinaryPrimitives.WriteInt64LittleEndian(gzi, 5);
        for (var i = 1; i <= 5; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(gzi.AsSpan(8 + ((i - 1) * 16)), blocks.Compressed[i]);
            BinaryPrimitives.WriteInt64LittleEndian(gzi.AsSpan(16 + ((i - 1) * 16)), blocks.Decompressed[i]);
        }

        File.WriteAllBytes(path + ".gzi", gzi);
        Compare(path, [string.Concat(Enumerable.Repeat("ACGTT", 200))], new Random(1), "a");
        gzi[16] ^= 1;
        File.WriteAllBytes(path + ".gzi", gzi);
        Assert.Equal("FAS006", Fault(path));
        File.WriteAllBytes(path + ".gzi", gzi.AsSpan(0, 20).ToArray());
        Assert.Equal("FAS007", Fault(path));
    }

    [Fact]
    public void Names_of_other_spelling_are_found_by_their_chromosome()
    {
        using var file = FastaFile.Open(Save("n.fa", ">chr1\nA\n>M\nC\n>GL1\nG\n"u8.ToArray()));
        Assert.Equal((0, 0, 1, 2, -1), (file.Index.Find("1"), file.Index.Find("chr1"), file.Index.Find("MT"), file.Index.Find("GL1"), file.Index.Find("2")));
    }

    [Theory]
    [InlineData("ACGT\n", "FAS001")]
    [InlineData(">a\nACGT\nAC\nACGT\n", "FAS002")]
    [InlineData(">a\nACGT\nACGTT\n", "FAS002")]
    [InlineData(">a\nA\n>a\nC\n", "FAS008")]
    [InlineData(">a\nAC>T\n", "FAS005")]
    [InlineData("\u001f\u008b\u0008\u0000", "FAS004")]
    public void A_file_that_cannot_be_read_at_any_place_is_refused(string text, string code) => Assert.Equal(code, Fault(Save("bad.fa", Encoding.Latin1.GetBytes(text))));

    [Theory]
    [InlineData("a\t4\t3\t4", "FAS003")]
    [InlineData("a\t4\t3\t4\t9", "FAS003")]
    [InlineData("a\t4\t3\t0\t1", "FAS003")]
    [InlineData("a\t4\t4\t4\t5", "FAS005")]
    [InlineData("b\t4\t3\t4\t5", "FAS005")]
    [InlineData("a\t400\t3\t4\t5", "FAS005")]
    [InlineData("a\t9223372036854775807\t3\t1\t3", "FAS005")]
    [InlineData("a\t4\t3\t4\t5\na\t4\t3\t4\t5", "FAS008")]
    public void An_index_of_another_file_is_found_out(string fai, string code)
    {
        var path = Save("i.fa", ">a\nACGT\n"u8.ToArray());
        File.WriteAllText(path + ".fai", fai + "\n");
        Assert.Equal(code, Fault(path));
    }

    [Fact]
    public void Damage_in_a_block_is_found_out()
    {
        var bytes = BgzfWriter.Compress(Encoding.ASCII.GetBytes(">a\n" + string.Concat(Enumerable.Repeat("ACGTT\n", 200))), 100);
        bytes[^40] ^= 0xFF;
        Assert.Equal("FAS006", Fault(Save("d.fa.gz", bytes)));
        Assert.Equal("FAS006", Fault(Save("d.fa.gz", bytes.AsSpan(0, bytes.Length / 2).ToArray())));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Compare(string path, string[] sequences, Random random, string prefix = "s")
    {
        using var file = FastaFile.Open(path);
        using var reader = file.CreateReader(1);
        var target = new byte[400];
        for (var trial = 0; trial < 50; trial++)
        {
            var number = random.Next(sequences.Length);
            var contig = file.Index.Find(prefix == "s" ? $"s{number}" : prefix);
            Assert.Equal(sequences[number].Length, file.Index.Contigs[contig].Length);
            var (start, length) = (random.Next(sequences[number].Length + 10), random.Next(target.Length));
            var count = reader.Read(contig, start, target.AsSpan(0, length));
            var expected = start >= sequences[number].Length ? "" : sequences[number][start..Math.Min(sequences[number].Length, start + length)].ToUpperInvariant();
            Assert.Equal(expected, Encoding.ASCII.GetString(target, 0, count));
        }
    }

    private static BgzfBlocks BgzfBlocksOf(string path)
    {
        using var handle = File.OpenHandle(path);
        return BgzfBlocks.Walk(handle, path);
    }

    private static string? Fault(string path)
    {
        try
        {
            using var file = FastaFile.Open(path);
            using var reader = file.CreateReader();
            for (var contig = 0; contig < file.Index.Contigs.Count; contig++) reader.Read(contig, 0, new byte[2000]);
            return null;
        }
        catch (ProblemException fault)
        {
            return fault.Problem.Code;
        }
    }

    private string Save(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
