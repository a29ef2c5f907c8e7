using Tabib.Evidence.Pharmacogenomics.Calls;
using Tabib.Evidence.Pharmacogenomics.Facts;
using Tabib.Evidence.Pharmacogenomics.Matching;
using Tabib.Evidence.Pharmacogenomics.Results;

namespace Tabib.Evidence.Pharmacogenomics.Outside;

/// <summary>Puts calls from outside in the place of those from the file.</summary>
/// <remarks>What a laboratory states counts in this order: activity score, phenotype, diplotype for genes with scores; phenotype, diplotype for others.</remarks>
internal static class OutsideCalls
{
    /// <param name="stated">All lines of the gene; each is a candidate.</param>
    /// <param name="fromFile">What it replaces.</param>
    public static GeneCall Of(GeneFacts facts, IReadOnlyList<OutsideCall> stated, GeneCall fromFile)
    {
        var warnings = new List<CallWarning>();
        if (fromFile.Status == CallStatus.Called)
        {
            var replaced = fromFile.Diplotypes.Count > 0 ? string.Join(", ", fromFile.Diplotypes.Select(diplotype => diplotype.Name)) : string.Join(", ", fromFile.Haplotypes);
            warnings.Add(new CallWarning("PGX130", $"The outside call replaces the call from the file, {replaced}."));
        }

        var usable = stated.Where(call => !call.IsNoCall).Order(Comparer<OutsideCall>.Create((x, y) => Compare(x.Stated, y.Stated))).ToList();
        if (usable.Count == 0) return fromFile with { Status = CallStatus.NotCalled, Reason = "The outside call says that the gene could not be called.", Diplotypes = [], Haplotypes = [], Results = [], AdvicePair = [], Warnings = warnings, Source = "outside" };
        var diplotypes = new List<CalledDiplotype>();
        foreach (var call in usable)
        {
            foreach (var allele in call.Alleles.Where(allele => facts.Functions.Count > 0 && ResultRules.FunctionOf(facts, allele) is null && facts.Calling != CallingMethod.OutsideOnly))
                warnings.Add(new CallWarning("PGX131", $"{facts.Gene} {allele} is not in the tables; its function is not known."));
            diplotypes.Add(new CalledDiplotype(call.Alleles.Count > 0 ? string.Join('/', call.Alleles) : call.Phenotype ?? call.ActivityScore!, call.Alleles, null, ResultOf(facts, call, warnings)));
        }

        List<GeneResult> results = [.. diplotypes.Select(diplotype => diplotype.Result).Distinct()];
        if (results.Count > 1) warnings.Add(new CallWarning("PGX119", $"The candidates of {facts.Gene} differ in their result: all are reported."));
        return new GeneCall(facts.Gene, CallStatus.Called, null, diplotypes, [], results, [], false, fromFile.MissingPositions, [], warnings, "outside");
    }

    private static int Compare(IReadOnlyList<string> x, IReadOnlyList<string> y)
    {
        for (var i = 0; i < Math.Min(x.Count, y.Count); i++)
        {
            if (AlleleNameOrder.Instance.Compare(x[i], y[i]) is not 0 and var order) return order;
        }

        return x.Count.CompareTo(y.Count);
    }

    private static GeneResult ResultOf(GeneFacts facts, OutsideCall call, List<CallWarning> warnings)
    {
        if (facts.Gene is "HLA-A" or "HLA-B") return new GeneResult(call.Phenotype ?? HlaStatus.Of(facts, call.Alleles), null);
        var byAlleles = call.Alleles.Count > 0 ? ResultRules.Of(facts, call.Alleles[0], call.Alleles.Count > 1 ? call.Alleles[1] : null) : null;
        if (facts.HasActivityScore && call.ActivityScore is { } score)
        {
            var spelled = ResultRules.TryValue(score, out var value) ? (score.StartsWith('≥') ? "≥" : "") + ResultRules.Text(value) : score;
            var result = new GeneResult(facts.Scores.FirstOrDefault(rule => rule.Score == spelled)?.Result ?? GeneResult.Indeterminate, spelled);
            if ((call.Phenotype is { } other && other != result.Phenotype) || (byAlleles is not null && byAlleles.ActivityScore != spelled)) warnings.Add(Disagreement(facts, "activity score"));
            return result;
        }

        if (call.Phenotype is { } phenotype)
        {
            if (byAlleles is not null && byAlleles.Phenotype != phenotype) warnings.Add(Disagreement(facts, "phenotype"));
            var scores = facts.Scores.Where(rule => rule.Result == phenotype).ToList();
            return new GeneResult(phenotype, facts.HasActivityScore ? scores.Count == 1 ? scores[0].Score : null : null);
        }

        return byAlleles ?? new GeneResult(GeneResult.NotAvailable, call.ActivityScore);
    }

    private static CallWarning Disagreement(GeneFacts facts, string what) => new("PGX132", $"The parts of the outside call of {facts.Gene} do not agree; its {what} is taken.");
}
