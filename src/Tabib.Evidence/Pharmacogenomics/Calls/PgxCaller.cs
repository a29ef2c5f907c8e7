using Tabib.Core.Outcomes;
using Tabib.Evidence.Pharmacogenomics.Facts;
using Tabib.Evidence.Pharmacogenomics.Frequencies;
using Tabib.Evidence.Pharmacogenomics.Matching;
using Tabib.Evidence.Pharmacogenomics.Outside;
using Tabib.Evidence.Pharmacogenomics.Reading;
using Tabib.Evidence.Pharmacogenomics.Results;
using Tabib.Record.Genotypes;

namespace Tabib.Evidence.Pharmacogenomics.Calls;

/// <summary>Calls all genes of all samples of a file. Made once, used for many files; safe for several threads.</summary>
public sealed class PgxCaller
{
    private readonly PgxFileReader _reader;
    private readonly IReadOnlyList<Lazy<GeneCaller>?> _callers;

    public PgxCaller(PgxKnowledge knowledge)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        Knowledge = knowledge;
        _reader = new PgxFileReader(knowledge.Genes);
        _callers = [.. knowledge.Genes.Select(gene => gene.Alleles.Count == 0 ? null : new Lazy<GeneCaller>(() => new GeneCaller(gene)))];
    }

    public PgxKnowledge Knowledge { get; }

    /// <summary>Opens a VCF or BCF and reads what it holds at the definitions' positions.</summary>
    /// <param name="report">Takes problems of the file that do not end the work.</param>
    /// <exception cref="ProblemException">The file cannot be used.</exception>
    public PgxSamples Open(string path, PgxCallOptions options, Action<Problem>? report = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var reading = _reader.Read(path, ReadOptionsOf(options));
        foreach (var problem in reading.Problems) report?.Invoke(problem);
        return new PgxSamples(reading.Samples.Count, reading.Blocks(), options.Threads, (sample, outside) => CallsOf(path, reading.Build, sample, options, outside));
    }

    /// <summary>Opens a genotype set; its calls are read while samples are called.</summary>
    /// <exception cref="ProblemException">The set cannot be used.</exception>
    public PgxSamples Open(GenotypeStore store, PgxCallOptions options)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(options);
        var set = PgxSetReader.Open(Knowledge.Genes, store, ReadOptionsOf(options), _reader.Index);
        return new PgxSamples(set.Count, set.Blocks(), options.Threads, (sample, outside) => CallsOf(store.Prefix, set.Build, sample, options, outside));
    }

    /// <param name="outside">Calls from outside, which beat those from the file; for a file of one sample.</param>
    /// <param name="report">Takes problems of the file that do not end the work.</param>
    /// <returns>In the file's order of samples.</returns>
    /// <exception cref="ProblemException">The file cannot be used.</exception>
    public IEnumerable<SampleCalls> Call(string path, PgxCallOptions options, IReadOnlyList<OutsideCall>? outside = null, Action<Problem>? report = null) => Open(path, options, report).Call(outside);

    private static PgxReadOptions ReadOptionsOf(PgxCallOptions options) => new(options.Build, options.Sample, options.Samples, options.Combinations, options.AbsentIsReference, Threads: options.Threads);

    private SampleCalls CallsOf(string file, string build, SampleReading sample, PgxCallOptions options, IReadOnlyList<OutsideCall>? outside)
    {
        var calls = new List<GeneCall>(Knowledge.Genes.Count);
        for (var gene = 0; gene < Knowledge.Genes.Count; gene++)
        {
            var facts = Knowledge.Genes[gene];
            if (options.Genes.Count > 0 && !options.Genes.Contains(facts.Gene, StringComparer.OrdinalIgnoreCase)) continue;
            var fromFile = Of(facts, _callers[gene], sample, gene, options);
            var stated = outside is { Count: > 0 } ? outside.Where(call => call.Gene == facts.Gene).ToList() : [];
            calls.Add(stated.Count > 0 ? OutsideCalls.Of(facts, stated, fromFile) : fromFile);
        }

        return new SampleCalls(file, sample.Name, build, calls, options.AbsentIsReference, Knowledge.Version, Knowledge.Sha256) { Population = options.Frequencies?.Population, FrequencyHash = options.Frequencies?.Sha256 };
    }

    private static GeneCall Of(GeneFacts facts, Lazy<GeneCaller>? caller, SampleReading sample, int gene, PgxCallOptions options)
    {
        GeneCall Without(CallStatus status, string reason, IReadOnlyList<string>? missing = null, IReadOnlyList<CallWarning>? warnings = null) =>
            new(facts.Gene, status, reason, [], [], [], [], false, missing ?? [], sample.Undocumented[gene], warnings ?? sample.Warnings[gene], "vcf");
        if (caller is null) return Without(CallStatus.NoData, $"{facts.Gene} is called from outside calls only.");
        if (facts.IsOnRequest && !options.ResearchCyp2d6) return Without(CallStatus.NotCalled, $"{facts.Gene} is not called from small variants unless asked for; give an outside call.");
        var slots = sample.Genes[gene];
        var absent = Enumerable.Range(0, facts.Positions.Count).Where(position => !slots.IsPresent(position)).ToList();
        List<string> missing = [.. absent.Select(position => facts.Positions[position].Name(facts.Chromosome))];
        if (absent.Count == facts.Positions.Count)
        {
            var why = absent.Select(position => sample.ReasonOf(gene, position)).FirstOrDefault(reason => reason is not null);
            return Without(CallStatus.NoData, why is null ? $"The file holds none of the {absent.Count} positions of {facts.Gene}." : $"None of the {absent.Count} positions of {facts.Gene} can be used; the first: {why}.", missing);
        }

        var match = caller.Value.Call(slots, !options.AllMatches, options.Combinations);
        var warnings = sample.Warnings[gene].Concat(match.Warnings).ToList();
        warnings.AddRange(absent.Select(position => (position, Reason: sample.ReasonOf(gene, position))).Where(pair => pair.Reason is not null)
            .Select(pair => new CallWarning("PGX117", $"{facts.Positions[pair.position].Name(facts.Chromosome)} is missing: {pair.Reason}.")));
        var uncovered = facts.Tier1Positions.Where(place => absent.Exists(position => facts.Positions[position].Grch38 == place)).ToList();
        if (uncovered.Count > 0) warnings.Add(new CallWarning("PGX118", $"{uncovered.Count} of {facts.Tier1Positions.Count} positions that every test of {facts.Gene} should cover (AMP tier 1) are missing."));
        if (!match.IsCalled)
        {
            var required = match.Warnings.FirstOrDefault(warning => warning.Code is "PGX102" or "PGX105");
            var half = Enumerable.Range(0, facts.Positions.Count).FirstOrDefault(slots.IsHalf, -1);
            var reason = required?.Text ?? (half < 0 ? "No pair of defined alleles explains the bases." : $"One of two alleles is missing at {facts.Positions[half].Name(facts.Chromosome)}.");
            var uncalled = Without(CallStatus.NotCalled, reason, missing, warnings);
            return Inferred(facts, slots) is { } inferred
                ? uncalled with
                {
                    Results = [ResultRules.Of(facts, inferred.First, inferred.Second)],
                    AdvicePair = [inferred.First, inferred.Second],
                    Warnings = [.. warnings, new CallWarning("PGX121", $"The result of {facts.Gene} is inferred from chr{facts.Chromosome}:{facts.Fallback!.Position} alone ({inferred.First}/{inferred.Second}); the gene itself is not called.")],
                }
                : uncalled;
        }

        var pair = facts.Calling == CallingMethod.LowestFunction ? AdvicePair.Of(facts, match) : null;
        var diplotypes = match.Diplotypes.Select(diplotype => new CalledDiplotype(diplotype.Name, diplotype.Alleles, diplotype.Score, ResultOf(facts, diplotype))).ToList();
        IReadOnlyList<GeneResult> results = pair is { } chosen ? [ResultRules.Of(facts, chosen.First, chosen.Second)] : [.. diplotypes.Select(diplotype => diplotype.Result).Distinct()];
        if (results.Count > 1) warnings.Add(new CallWarning("PGX119", $"The candidates of {facts.Gene} differ in their result: all are reported."));
        if (facts.IsOnRequest) warnings.Add(new CallWarning("PGX120", $"{facts.Gene} from small variants is for research: deletions, duplications and hybrids are not seen."));
        return new GeneCall(facts.Gene, CallStatus.Called, null, diplotypes, match.Haplotypes, results, pair is { } two ? [two.First, .. two.Second is { } other ? [other] : Array.Empty<string>()] : [], match.IsPhased, missing, sample.Undocumented[gene], warnings, "vcf")
        {
            Posterior = options.Frequencies is { } frequencies && diplotypes.Count > 0 ? DiplotypePosterior.Of(facts, Fitting(caller.Value, slots, match, options), frequencies) : null,
        };
    }

    /// <summary>All pairs that fit: those of a lower score and those that a list of preferred pairs set aside, too.</summary>
    private static List<Diplotype> Fitting(GeneCaller caller, GeneSample slots, GeneMatch match, PgxCallOptions options)
    {
        var all = options.AllMatches ? match : caller.Call(slots, isTopOnly: false, options.Combinations);
        return [.. all.Diplotypes.Concat(all.Alternatives).DistinctBy(pair => pair.Name)];
    }

    private static (string First, string Second)? Inferred(GeneFacts facts, GeneSample slots)
    {
        if (facts.Fallback is not { } fallback) return null;
        var position = facts.Positions.TakeWhile(place => place.Grch38 != fallback.Position).Count();
        if (position == facts.Positions.Count || slots.First[position] > 1 || slots.Second[position] > 1) return null;
        var alternates = slots.First[position] + slots.Second[position];
        return (alternates < 2 ? fallback.ReferenceAllele : fallback.AlternateAllele, alternates == 0 ? fallback.ReferenceAllele : fallback.AlternateAllele);
    }

    /// <summary>Several alleles on a strand of a lowest-function gene count by the worst of them.</summary>
    private static GeneResult ResultOf(GeneFacts facts, Diplotype diplotype)
    {
        if (facts.Calling != CallingMethod.LowestFunction) return ResultRules.Of(facts, diplotype.First, diplotype.Second);
        var pair = AdvicePair.Of(facts, new GeneMatch([diplotype], [], false, false, [], []))!.Value;
        return ResultRules.Of(facts, pair.First, pair.Second);
    }
}
