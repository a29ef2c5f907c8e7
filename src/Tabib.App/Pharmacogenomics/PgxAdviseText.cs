using System.Globalization;
using Tabib.Decision.Recommendations;
using Tabib.Evidence.Pharmacogenomics.Advice;

namespace Tabib.App.Pharmacogenomics;

/// <summary>Advice for people: a drug, what to do, on what it rests.</summary>
internal static class PgxAdviseText
{
    public static void Write(PgxAdviseReport report, TextWriter output)
    {
        foreach (var sample in report.Samples)
        {
            output.WriteLine($"{sample.Calls.Sample} ({sample.Calls.File})");
            if (sample.Calls.AbsentIsReference) output.WriteLine("Positions absent from the file were read as the reference, as asked.");
            foreach (var advice in sample.Advice) Write(advice, report.KnowledgeHash, output);
            if (sample.WarfarinMgPerWeek is { } dose)
                output.WriteLine(dose.TryGetValue(out var mgPerWeek) ? string.Create(CultureInfo.InvariantCulture, $"  Warfarin by the algorithm of Klein et al. 2009: {mgPerWeek:0.0} mg a week (about {mgPerWeek / 7:0.0} mg a day).") : $"  Warfarin by the algorithm of Klein et al. 2009: {dose.Reason!.Describe()}.");
            if (sample.WarfarinMgPerWeek is not null && report.WarfarinReview.Open is { } open) output.WriteLine($"    Not checked against the source: {open}");
            if (report.WithoutGuideline.Count > 0) output.WriteLine($"  No guideline here speaks of {string.Join(", ", report.WithoutGuideline.Select(medication => medication.Replace('\t', ' ')))}.");
        }
    }

    private static void Write(DrugAdvice advice, string hash, TextWriter output)
    {
        output.WriteLine($"  {advice.Drug.Name}{(advice.IsTaken ? " (taken)" : "")}");
        foreach (var (row, recommendation) in advice.Rows.Zip(DrugAdviceRecommendations.Of(advice, hash)))
        {
            var population = row.Row.Population is { } people ? $", {people}" : "";
            output.WriteLine($"    {AdviceWords.Of(row.Row.Action)} ({Firmness(row.Strength)}{population}): {recommendation.Action}");
            output.WriteLine($"      {recommendation.Rationale}");
        }

        foreach (var reason in advice.Reasons) output.WriteLine($"    {reason}");
        foreach (var conversion in advice.Genes.SelectMany(gene => gene.Conversions))
            output.WriteLine($"    {conversion.Modulator} is {conversion.Text}{(conversion.From == conversion.To ? "" : $" ({conversion.Gene}: {conversion.From} counts as {conversion.To})")}.");
        foreach (var warning in advice.Unchecked) output.WriteLine($"    {warning}");
        output.WriteLine($"    Source: {advice.Guideline.Citation}");
    }

    private static string Firmness(AdviceStrength strength) => strength is AdviceStrength.NoRecommendation or AdviceStrength.NotStated ? "no class" : AdviceWords.Of(strength);
}
