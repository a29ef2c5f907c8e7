using System.Text;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Plink;

/// <summary>Lists of the variants of genes: a gene, a variant id and at will a mask in each line, parted by tabs; lines that begin with # are left out.</summary>
public static class GeneSetReader
{
    /// <summary>The mask where the list has no third column.</summary>
    public const string NoMask = "all";

    /// <returns>In the order of their first line.</returns>
    /// <exception cref="ProblemException">GNT001: the list cannot be read or is empty. GNT002: a line of another form.</exception>
    public static IReadOnlyList<GeneSetLines> Read(string path)
    {
        try
        {
            using var lines = new PlinkTextLines(path);
            return Read(lines);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(new Problem("GNT001", ProblemSeverity.Fatal, "The list of gene sets cannot be read.", new ProblemLocation(path), "Check the path and its permissions."), ProblemKind.InputMissing, fault);
        }
    }

    internal static IReadOnlyList<GeneSetLines> Read(PlinkTextLines lines)
    {
        var sets = new Dictionary<(string, string), (List<string> Ids, HashSet<string> Known)>();
        var order = new List<(string Gene, string Mask)>();
        Span<Range> fields = stackalloc Range[4];
        while (lines.Next(out var line))
        {
            if (line.IsEmpty || line[0] == (byte)'#') continue;
            var count = PlinkFields.Split(line, fields);
            if (count is not (2 or 3)) throw lines.Fault("GNT002", $"The line has {(count == 4 ? "more than three fields" : "one field")}.", "A gene, a variant id and at will a mask, parted by tabs.");
            var gene = Encoding.UTF8.GetString(line[fields[0]]);
            var id = Encoding.UTF8.GetString(line[fields[1]]);
            if (id == ".") throw lines.Fault("GNT002", "The variant has no id.", "Give the variants of the genotype set ids, and list those.");
            var key = (gene, count == 3 ? Encoding.UTF8.GetString(line[fields[2]]) : NoMask);
            if (!sets.TryGetValue(key, out var set))
            {
                set = ([], new HashSet<string>(StringComparer.Ordinal));
                sets.Add(key, set);
                order.Add(key);
            }

            if (set.Known.Add(id)) set.Ids.Add(id);
        }

        return order.Count > 0 ? [.. order.Select(key => new GeneSetLines(key.Gene, key.Mask, sets[key].Ids))] : throw lines.Fault("GNT001", "The list of gene sets is empty.", "A gene and a variant id in each line.");
    }
}
