using System.Text;
using Tabib.Core.Genome;
using Tabib.Core.Identity;

namespace Tabib.Ingest.Plink;

/// <summary>Samples of a PLINK 1 set: family, individual, father, mother, sex (1 male, 2 female), phenotype.</summary>
public static class FamReader
{
    /// <exception cref="Core.Outcomes.ProblemException">PLK004: a line is none such. PLK005: a sample is there twice.</exception>
    public static SampleTable Read(string path)
    {
        using var lines = new PlinkTextLines(path);
        return lines.Next(out _) ? Read(lines) : new SampleTable([], null, []);
    }

    /// <param name="lines">Its current line is the first sample's.</param>
    internal static SampleTable Read(PlinkTextLines lines)
    {
        var (families, ids, fathers, mothers, sexes) = (new List<string>(), new List<string>(), new List<string>(), new List<string>(), new List<Sex>());
        var known = new HashSet<(string, string)>();
        Span<Range> fields = stackalloc Range[7];
        var line = lines.Current;
        do
        {
            if (line.IsEmpty) continue;
            if (PlinkFields.Split(line, fields) < 5) throw lines.Fault("PLK004", "A line of a .fam has six fields: family, individual, father, mother, sex, phenotype.", null);
            families.Add(Encoding.UTF8.GetString(line[fields[0]]));
            ids.Add(Encoding.UTF8.GetString(line[fields[1]]));
            fathers.Add(Encoding.UTF8.GetString(line[fields[2]]));
            mothers.Add(Encoding.UTF8.GetString(line[fields[3]]));
            sexes.Add(PsamReader.SexOf(line[fields[4]]));
            if (!known.Add((families[^1], ids[^1]))) throw lines.Fault("PLK005", "The sample is there twice.", "Rename one of the two.");
        }
        while (lines.Next(out line));

        return new SampleTable([.. ids], families.All(family => family == "0") ? null : [.. families], [.. sexes], [.. fathers], [.. mothers]);
    }
}
