using Tabib.Evidence.Pharmacogenomics.Comparison;

namespace Tabib.App.Knowledge;

/// <summary>Differences as lines for people.</summary>
internal static class KnowledgeDiffText
{
    private const int MostShown = 20;

    public static void Write(KnowledgeDiffReport result, TextWriter output)
    {
        output.WriteLine($"old: {result.Old.Name}, {result.Old.Version}, {result.Old.Sha256[..12]}");
        output.WriteLine($"new: {result.New.Name}, {result.New.Version}, {result.New.Sha256[..12]}");
        foreach (var gene in result.Genes.Where(gene => !gene.IsVersionOnly)) Write(gene, output);
        var versions = result.Genes.Count(gene => gene.IsVersionOnly);
        output.WriteLine($"{result.Genes.Count - versions} genes differ; {versions} in their version alone.");
        if (result.Stored is { } stored) Write(stored, output);
    }

    private static void Write(GeneDifference gene, TextWriter output)
    {
        output.WriteLine($"{gene.Gene}: {gene.VersionBefore ?? "new"} -> {gene.VersionAfter ?? "gone"}");
        if (gene.VersionBefore is null || gene.VersionAfter is null)
        {
            output.WriteLine($"  {gene.Positions.Count} positions, {gene.Alleles.Count} alleles, {gene.Functions.Count} functions");
            return;
        }

        Write("position", gene.Positions, output);
        Write("allele", gene.Alleles, output);
        Write("function of", gene.Functions, output);
        Write("result of", gene.Results, output);
        Write("setting", gene.Settings, output);
        if (gene.ChangesCalling) output.WriteLine("  genome files may be called otherwise: call them anew");
    }

    private static void Write(string what, IReadOnlyList<FactChange> changes, TextWriter output)
    {
        foreach (var change in changes.Take(MostShown)) output.WriteLine($"  {what} {change.Name}: {change.Before ?? "new"} -> {change.After ?? "gone"}");
        if (changes.Count > MostShown) output.WriteLine($"  {what} ...: {changes.Count - MostShown} more; --json shows them");
    }

    private static void Write(StoredCallChanges stored, TextWriter output)
    {
        output.WriteLine($"{stored.Samples:N0} samples, {stored.Calls:N0} calls read: the result changes in {stored.ChangedCalls:N0} calls of {stored.ChangedSamples:N0} samples; {stored.CallsToRepeat:N0} calls hold an allele that is defined otherwise.");
        foreach (var change in stored.Changes.Take(MostShown))
            output.WriteLine($"  {change.Sample} {change.Gene} {change.Call}: {Result(change.PhenotypeBefore, change.ActivityScoreBefore)} -> {Result(change.PhenotypeAfter, change.ActivityScoreAfter)} ({change.Why}){(change.MustBeCalledAnew ? " [call anew]" : "")}");
        if (stored.Out is { } path) output.WriteLine($"All of them: {path}");
        else if (stored.Changes.Count > MostShown) output.WriteLine("  and more: --out writes all of them");
        output.WriteLine($"Advice changes for {stored.ChangedAdvice:N0} drugs of {stored.SamplesAdvisedOtherwise:N0} samples{(stored.ChangedAdviceOfTakenDrugs > 0 ? $", {stored.ChangedAdviceOfTakenDrugs:N0} of them taken" : "")}.");
        foreach (var change in stored.Advice.OrderByDescending(change => change.IsTaken == true).Take(MostShown))
        {
            output.WriteLine($"  {change.Sample} {change.Drug}{(change.IsTaken == true ? " (taken)" : "")}:");
            foreach (var line in change.Before.Except(change.After, StringComparer.Ordinal)) output.WriteLine($"    - {line}");
            foreach (var line in change.After.Except(change.Before, StringComparer.Ordinal)) output.WriteLine($"    + {line}");
        }

        if (stored.AdviceOut is { } advice) output.WriteLine($"All of it: {advice}");
        else if (stored.ChangedAdvice > MostShown) output.WriteLine("  and more: --advice-out writes all of it");
        if (stored.OtherKnowledge > 0) output.WriteLine($"{stored.OtherKnowledge:N0} samples were called with other knowledge than old.");
        if (stored.OtherResults > 0) output.WriteLine($"{stored.OtherResults:N0} calls have a stored result that old does not give.");
        if (stored.UnknownGenes > 0) output.WriteLine($"{stored.UnknownGenes:N0} calls are of genes that neither side has.");
    }

    private static string Result(string? phenotype, string? score) => score is null ? phenotype ?? "none" : $"{phenotype ?? "none"} (activity score {score})";
}
