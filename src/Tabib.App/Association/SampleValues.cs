using Tabib.App.Cli;
using Tabib.Core.Genome;
using Tabib.Core.Outcomes;
using Tabib.Ingest.Plink;

namespace Tabib.App.Association;

/// <summary>Columns of a table of traits or covariates, in the order of the samples of a genotype set.</summary>
/// <param name="Names">Of the columns.</param>
/// <param name="Values">By column, then sample; NaN where missing.</param>
/// <param name="Matched">Samples of the set that the table has.</param>
/// <param name="Others">Rows of samples that the set does not have.</param>
internal sealed record SampleValues(string[] Names, double[][] Values, int Matched, int Others, long MissingCodes)
{
    /// <param name="names">Columns wanted; null for all.</param>
    /// <exception cref="ProblemException">ASC001 to ASC006.</exception>
    public static SampleValues Read(string path, IReadOnlyList<string>? names, SampleTable samples)
    {
        var header = PhenotypeTableReader.ReadHeader(path);
        foreach (var name in names ?? [])
        {
            if (!header.Contains(name)) throw Unknown(path, name, header);
        }

        var table = PhenotypeTableReader.Read(path, names);
        var values = table.Names.Select(_ => Missing(samples.Count)).ToArray();
        var places = Places(samples);
        var (matched, others) = (0, 0);
        for (var row = 0; row < table.RowCount; row++)
        {
            var place = Place(places, samples, table.FamilyIds?[row], table.Ids[row]);
            if (place < 0)
            {
                others++;
                continue;
            }

            matched++;
            for (var j = 0; j < values.Length; j++) values[j][place] = table.Columns[j][row];
        }

        return matched > 0
            ? new SampleValues(table.Names, values, matched, others, table.MissingCodes)
            : throw new ProblemException(new Problem("ASC006", ProblemSeverity.Fatal, $"None of the {table.RowCount:N0} samples of the table is in the genotype set.", new ProblemLocation(path), $"Identifiers (IID) must be equal; the table begins with {First(table.Ids)}, the set with {First(samples.Ids)}."));
    }

    private static Dictionary<string, List<int>> Places(SampleTable samples)
    {
        var places = new Dictionary<string, List<int>>(samples.Count, StringComparer.Ordinal);
        for (var i = 0; i < samples.Count; i++)
        {
            if (places.TryGetValue(samples.Ids[i], out var list)) list.Add(i);
            else places.Add(samples.Ids[i], [i]);
        }

        return places;
    }

    /// <summary>By IID; where both sides have families, they must be equal too.</summary>
    private static int Place(Dictionary<string, List<int>> places, SampleTable samples, string? family, string id)
    {
        if (!places.TryGetValue(id, out var list)) return -1;
        if (samples.FamilyIds is null || family is null or "0") return list.Count == 1 ? list[0] : -1;
        foreach (var place in list)
        {
            if (samples.FamilyIds[place] == family || samples.FamilyIds[place] == "0") return place;
        }

        return -1;
    }

    private static double[] Missing(int count)
    {
        var values = new double[count];
        Array.Fill(values, double.NaN);
        return values;
    }

    private static string First(string[] ids) => ids.Length == 0 ? "nothing" : $"'{ids[0]}'";

    private static ProblemException Unknown(string path, string name, IReadOnlyList<string> header)
    {
        var near = NearestWord.Of(name, header);
        var hint = near is not null ? $"Did you mean {near}?" : header.Count > 0 ? $"It has {string.Join(", ", header.Take(12))}{(header.Count > 12 ? ", ..." : "")}." : "It has identifiers alone.";
        return new ProblemException(new Problem("ASC005", ProblemSeverity.Fatal, $"The table has no column {name}.", new ProblemLocation(path), hint), ProblemKind.Usage);
    }
}
