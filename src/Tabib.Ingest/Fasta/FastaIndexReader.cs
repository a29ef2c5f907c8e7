using System.Buffers.Text;
using System.Text;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Fasta;

/// <summary>A .fai as samtools faidx writes it: name, bases, offset of the first base, bases a line, bytes a line.</summary>
internal static class FastaIndexReader
{
    /// <exception cref="ProblemException">FAS003: a line is none such; FAS008: a name twice.</exception>
    public static FastaIndex Read(ReadOnlySpan<byte> bytes, string path)
    {
        var contigs = new List<FastaContig>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var number = 0L;
        foreach (var range in bytes.Split((byte)'\n'))
        {
            number++;
            var line = bytes[range];
            if (line is [.., (byte)'\r']) line = line[..^1];
            if (line.IsEmpty) continue;
            var contig = Parse(line) ?? throw Fault("FAS003", path, number, "A line of a .fai has five fields: name, length, offset, bases a line, bytes a line.");
            if (!names.Add(contig.Name)) throw Fault("FAS008", path, number, $"The sequence {contig.Name} is there twice.");
            contigs.Add(contig);
        }

        return new FastaIndex(contigs);
    }

    private static FastaContig? Parse(ReadOnlySpan<byte> line)
    {
        Span<long> numbers = stackalloc long[4];
        var tab = line.IndexOf((byte)'\t');
        if (tab <= 0) return null;
        var name = line[..tab];
        var rest = line[(tab + 1)..];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!Utf8Parser.TryParse(rest, out numbers[i], out var used) || numbers[i] < 0) return null;
            if (i < numbers.Length - 1 ? used >= rest.Length || rest[used] != '\t' : used != rest.Length) return null;
            rest = rest[Math.Min(rest.Length, used + 1)..];
        }

        // A line ends with one or two signs.
        if (numbers[2] > int.MaxValue - 2 || numbers[3] < numbers[2] || numbers[3] > numbers[2] + 2 || (numbers[2] == 0 && numbers[0] > 0)) return null;
        return new FastaContig(Encoding.UTF8.GetString(name), numbers[0], numbers[1], (int)numbers[2], (int)numbers[3]);
    }

    private static ProblemException Fault(string code, string path, long line, string message) =>
        new(new Problem(code, ProblemSeverity.Fatal, message, new ProblemLocation(path, line), "Delete the index: it is made in memory where it is missing."));
}
