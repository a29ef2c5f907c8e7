using Tabib.Evidence.Pharmacogenomics.Calls;
using Tabib.Evidence.Pharmacogenomics.Facts;
using Tabib.Evidence.Pharmacogenomics.Matching;
using Tabib.Evidence.Pharmacogenomics.Outside;
using Tabib.Evidence.Pharmacogenomics.Results;

namespace Tabib.Evidence.Pharmacogenomics.Comparison;

/// <summary>What the alleles of a stored call mean under given facts.</summary>
internal static class StoredCallResults
{
    private const string Absent = "\r";

    private static readonly GeneResult None = new(null, null);

    /// <summary>Equal for calls that say the same: few are common, so that each is worked out once.</summary>
    public static string KeyOf(StoredCall call)
    {
        string[] parts = [call.Source, call.HasResult ? "stated" : "", call.Phenotype ?? Absent, call.ActivityScore ?? Absent, .. call.Haplotypes, Absent, .. call.AdviceAlleles];
        var key = string.Join('\n', parts);
        foreach (var diplotype in call.Diplotypes) key = string.Concat(key, "\n\r", string.Join('\n', diplotype.Alleles), $"\r{diplotype.Phenotype ?? Absent}\r{diplotype.ActivityScore ?? Absent}");
        return key;
    }

    /// <param name="old">Tells whether a laboratory's result follows from its alleles.</param>
    public static GeneResult Of(GeneFacts facts, GeneFacts? old, StoredCall call)
    {
        if (IsLowestFunction(facts, call)) return PairOf(facts, call) is { } pair ? ResultRules.Of(facts, pair.First, pair.Second) : None;
        if (call.Diplotypes.Count == 0) return call.AdviceAlleles.Count == 0 ? None : ByAlleles(facts, call.AdviceAlleles);
        var results = call.Diplotypes.Select(diplotype => OfDiplotype(facts, old, call, diplotype)).Distinct().ToList();
        return results.Count == 1 ? results[0] : new GeneResult(Joined(results.Select(result => result.Phenotype)), Joined(results.Select(result => result.ActivityScore)));
    }

    /// <summary>The call as advice reads it, with the results that are stored.</summary>
    public static GeneCall AsStored(StoredCall call) => Call(call, diplotype => new GeneResult(diplotype.Phenotype, diplotype.ActivityScore), call.AdviceAlleles, new GeneResult(call.Phenotype, call.ActivityScore));

    /// <summary>The call as advice reads it, with results found anew.</summary>
    /// <param name="facts">Null where the gene is gone: then it is not called.</param>
    /// <param name="old">Tells whether a laboratory's result follows from its alleles.</param>
    public static GeneCall Anew(StoredCall call, GeneFacts? facts, GeneFacts? old)
    {
        if (facts is null) return new GeneCall(call.Gene, CallStatus.NotCalled, "the gene is not in the knowledge", [], [], [], [], false, [], [], [], call.Source);
        if (!IsLowestFunction(facts, call)) return Call(call, diplotype => OfDiplotype(facts, old, call, diplotype), call.AdviceAlleles, call.AdviceAlleles.Count == 0 ? None : ByAlleles(facts, call.AdviceAlleles));
        var pair = PairOf(facts, call);
        IReadOnlyList<string> alleles = pair is not { } two ? [] : two.Second is null ? [two.First] : [two.First, two.Second];
        return Call(call, _ => None, alleles, pair is { } chosen ? ResultRules.Of(facts, chosen.First, chosen.Second) : None);
    }

    private static GeneCall Call(StoredCall call, Func<StoredDiplotype, GeneResult> result, IReadOnlyList<string> advicePair, GeneResult whole)
    {
        List<CalledDiplotype> diplotypes = [.. call.Diplotypes.Select(diplotype => new CalledDiplotype(string.Join('/', diplotype.Alleles), diplotype.Alleles, null, result(diplotype)))];
        var isCalled = diplotypes.Count + call.Haplotypes.Count > 0;
        IReadOnlyList<GeneResult> results = advicePair.Count > 0 ? [whole] : [.. diplotypes.Select(diplotype => diplotype.Result).Distinct()];
        return new GeneCall(call.Gene, isCalled ? CallStatus.Called : CallStatus.NotCalled, isCalled ? null : "it is not called", diplotypes, call.Haplotypes, results, advicePair, false, [], [], [], call.Source);
    }

    private static bool IsLowestFunction(GeneFacts facts, StoredCall call) => facts.Calling == CallingMethod.LowestFunction && call.Source != "outside";

    private static (string First, string? Second)? PairOf(GeneFacts facts, StoredCall call)
    {
        if (facts.ReferenceAllele < 0) return null;
        var diplotypes = call.Diplotypes.Where(diplotype => diplotype.Alleles.Count > 0).Select(diplotype => new Diplotype(diplotype.Alleles[0], diplotype.Alleles.Count > 1 ? diplotype.Alleles[1] : null, 0)).ToList();
        return AdvicePair.Of(facts, new GeneMatch(diplotypes, call.Haplotypes, false, false, [], []));
    }

    private static GeneResult OfDiplotype(GeneFacts facts, GeneFacts? old, StoredCall call, StoredDiplotype diplotype)
    {
        if (call.Source != "outside") return ByAlleles(facts, diplotype.Alleles);
        var stated = new GeneResult(diplotype.Phenotype, diplotype.ActivityScore);
        if (diplotype.Alleles.Count > 0 && (old is null || ByAlleles(old, diplotype.Alleles) == stated)) return ByAlleles(facts, diplotype.Alleles);
        return facts.HasActivityScore && diplotype.ActivityScore is { } score
            ? new GeneResult(facts.Scores.FirstOrDefault(rule => rule.Score == score)?.Result ?? GeneResult.Indeterminate, score)
            : stated;
    }

    private static GeneResult ByAlleles(GeneFacts facts, IReadOnlyList<string> alleles) => alleles.Count == 0 ? None
        : facts.Gene is "HLA-A" or "HLA-B" ? new GeneResult(HlaStatus.Of(facts, alleles), null)
        : ResultRules.Of(facts, alleles[0], alleles.Count > 1 ? alleles[1] : null);

    private static string? Joined(IEnumerable<string?> texts)
    {
        string[] distinct = [.. texts.OfType<string>().Distinct(StringComparer.Ordinal)];
        return distinct.Length == 0 ? null : string.Join("; ", distinct);
    }
}
