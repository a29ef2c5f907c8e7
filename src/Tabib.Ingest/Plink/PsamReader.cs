using System.Text;
using Tabib.Core.Genome;
using Tabib.Core.Identity;

namespace Tabib.Ingest.Plink;

/// <summary>Samples of a PLINK 2 set: a header #FID IID or #IID, then SEX, PAT, MAT and others. Without a header it is read as a .fam.</summary>
public static class PsamReader
{
    /// <exception cref="Core.Outcomes.ProblemException">PLK004: a line has too few fields. PLK005: a sample is there twice.</exception>
    public static SampleTable Read(string path)
    {
        using var lines = new PlinkTextLines(path);
        return Read(lines);
    }

    internal static SampleTable Read(PlinkTextLines lines)
    {
        string[]? header = null;
        var rows = new List<string[]>();
        while (lines.Next(out var line))
        {
            var text = Encoding.UTF8.GetString(line);
            if (text.Length == 0 || text.StartsWith("##", StringComparison.Ordinal)) continue;
            if (header is null && text[0] == '#')
            {
                header = text[1..].Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
                if (header is not ["IID", ..] and not ["FID", "IID", ..]) throw lines.Fault("PLK004", "The header of a .psam begins with #IID, or #FID IID.", null);
                continue;
            }

            if (header is null) return FamReader.Read(lines);
            var row = text.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (row.Length < header.Length) throw lines.Fault("PLK004", $"The line has {row.Length} fields and the header {header.Length}.", null);
            rows.Add(row);
        }

        if (header is null) return new SampleTable([], null, []);
        return Build(header, rows, lines);
    }

    internal static Sex SexOf(ReadOnlySpan<byte> text) =>
        text.SequenceEqual("1"u8) || text.SequenceEqual("M"u8) || text.SequenceEqual("m"u8) ? Sex.Male
        : text.SequenceEqual("2"u8) || text.SequenceEqual("F"u8) || text.SequenceEqual("f"u8) ? Sex.Female
        : Sex.Unknown;

    private static SampleTable Build(string[] header, List<string[]> rows, PlinkTextLines lines)
    {
        string[]? Column(string name) => Array.IndexOf(header, name) is var index and >= 0 ? [.. rows.Select(row => row[index])] : null;
        var ids = Column("IID")!;
        var families = Column("FID");
        if (families is not null && families.All(family => family == "0")) families = null;
        var known = new HashSet<(string?, string)>();
        for (var i = 0; i < ids.Length; i++)
            if (!known.Add((families?[i], ids[i]))) throw lines.Fault("PLK005", "A sample is there twice.", "Rename one of the two.");
        var sexes = Column("SEX")?.Select(text => SexOf(Encoding.UTF8.GetBytes(text))).ToArray() ?? new Sex[ids.Length];
        return new SampleTable(ids, families, sexes, Column("PAT"), Column("MAT"));
    }
}
