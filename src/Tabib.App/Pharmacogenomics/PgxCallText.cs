using System.Globalization;
using Tabib.Evidence.Pharmacogenomics.Calls;

namespace Tabib.App.Pharmacogenomics;

/// <summary>Calls of one sample as a table for people.</summary>
internal static class PgxCallText
{
    private const int Widest = 40;
    private const int MostPairs = 5;

    public static string Of(IReadOnlyList<SampleCalls> samples)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        foreach (var sample in samples) Write(sample, output);
        return output.ToString();
    }

    private static void Write(SampleCalls sample, StringWriter output)
    {
        output.WriteLine($"{sample.Sample} ({sample.File}, {sample.Build}; knowledge {sample.KnowledgeVersion})");
        if (sample.AbsentIsReference) output.WriteLine("Positions absent from the file were read as the reference, as asked.");
        var rows = sample.Genes.Select(call => (call.Gene, Call: CallOf(call), Result: ResultOf(call), Notes: NotesOf(call))).ToList();
        var (gene, width) = (rows.Max(row => row.Gene.Length), Math.Min(Widest, rows.Max(row => row.Call.Length)));
        foreach (var row in rows) output.WriteLine($"  {row.Gene.PadRight(gene)}  {row.Call.PadRight(width)}  {row.Result}{row.Notes}".TrimEnd());
    }

    private static string CallOf(GeneCall call) => call.Status switch
    {
        CallStatus.NoData => "no data",
        CallStatus.NotCalled => "not called",
        _ => call.Diplotypes.Count > 0 ? string.Join(" or ", call.Diplotypes.Select(diplotype => diplotype.Name)) : string.Join(", ", call.Haplotypes),
    };

    private static string ResultOf(GeneCall call)
    {
        if (call.Status != CallStatus.Called) return call.Reason ?? "";
        return call.ActivityScore is { } score ? $"{call.Phenotype} (activity score {score})" : call.Phenotype ?? "";
    }

    private static string NotesOf(GeneCall call)
    {
        var notes = new List<string>();
        if (call.Source == "outside") notes.Add("outside call");
        if (call.Status == CallStatus.Called && call.Source == "vcf" && call.MissingPositions.Count > 0) notes.Add($"{call.MissingPositions.Count} positions missing");
        if (call.Undocumented.Count > 0) notes.Add($"{call.Undocumented.Count} alleles in no definition");
        if (call.Posterior is { Reason: { } reason }) notes.Add($"no probabilities for {call.Posterior.Population}: {reason}");
        else if (call.Posterior is { } posterior) notes.Add($"by frequencies in {posterior.Population}: {string.Join(", ", posterior.Pairs.Take(MostPairs).Select(pair => $"{pair.Name} {Percent(pair.Probability)}"))}{(posterior.Pairs.Count > MostPairs ? ", ..." : "")}");
        return notes.Count == 0 ? "" : $" [{string.Join(", ", notes)}]";
    }

    private static string Percent(double share) => share switch
    {
        < 0.0001 => "below 0.01 %",
        > 0.9999 and < 1 => "above 99.99 %",
        _ => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.0#} %"),
    };
}
