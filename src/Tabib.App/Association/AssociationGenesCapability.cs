using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.App.Genomes;

namespace Tabib.App.Association;

/// <summary>Gene-based association tests.</summary>
public sealed class AssociationGenesCapability : Capability<AssociationGenesOptions, AssociationGenesResult>
{
    public override string Name => "association genes";

    public override string Summary => "Tests the rare variants of each gene together: burden, SKAT, SKAT-O, ACAT-V, ACAT.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("association genes samples/genomes/cohort --phenotypes samples/genomes/phenotypes.tsv --trait LDL --covariates samples/genomes/covariates.tsv --sets samples/genomes/genes.tsv --max-maf 0.05 --out genes.tsv", "All tests of the sample cohort's genes."),
        new("association genes samples/genomes/cohort --phenotypes samples/genomes/phenotypes.tsv --trait DIABETES --sets samples/genomes/genes.tsv --tests burden,skat-o --burden max --out genes-diabetes.tsv", "Two tests of a binary trait."),
    ];

    public override string Details =>
        """
        One row a set and test: GENE MASK CHROM START END N_LISTED N_VARIANTS N_CARRIERS MAC OBS_CT TEST STAT BETA SE P LOG10P ERRCODE.
        N_LISTED: variants that the list names; N_VARIANTS: of them those in the genotypes with a minor allele in these people, not above --max-maf. N_CARRIERS: people with any of these alleles; MAC: the alleles. OBS_CT: people with trait and covariates known; who was not called at a variant counts as the mean.
        STAT: chi-squared of BURDEN, Q of SKAT, the smallest p-value over the mixtures of SKAT-O. BETA and SE: of BURDEN, each unit of the (weighted) count; a point elsewhere. LOG10P: -log10 of P, finite however small P is.
        Traits with the values 0/1 or 1/2 are binary (score tests of a logistic model); others are quantitative. ERRCODE where there is no result: NO_VARIANT, NONE_RARE, TOO_FEW, SINGULAR, CONST_PHENO, SEPARATION, MIXED_PLOIDY, SEVERAL_CHROM.
        """;

    public override AssociationGenesResult Run(AssociationGenesOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetUtcNow();
        var clock = TimeProvider.System.GetTimestamp();
        var tests = GeneTestNames.Read(options);
        var inputs = TraitInputs.Open(options);
        var notes = inputs.Notes.ToList();
        var loco = options.Loco is null ? null : LocoPredictions.Read(options.Loco, inputs.Traits, inputs.Store.Samples, notes);
        var run = GeneRun.Prepare(inputs, loco, tests, options.Sets);
        var result = run.Run(trait => TraitInputs.PathOf(options.Out, trait, inputs.Traits.Count), options.ThreadsInUse, progress, cancellation);
        result = result with { Seconds = TimeProvider.System.GetElapsedTime(clock).TotalSeconds, Notes = [.. notes, .. result.Notes] };
        GenomeRunManifest.Write(options.Out, Name, options, options.ThreadsInUse, [.. TraitInputs.Files(options, inputs.Store), options.Sets, .. options.Loco is null ? [] : (string[])[options.Loco]], result.Traits.Select(trait => trait.Table), started, result.Seconds, result);
        return result;
    }

    protected override void WriteText(AssociationGenesResult result, TextWriter output) => Describe(result, output);

    /// <summary>What the tests came to, for people.</summary>
    internal static void Describe(AssociationGenesResult result, TextWriter output)
    {
        foreach (var note in result.Notes) output.WriteLine(note);
        foreach (var trait in result.Traits)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{trait.Trait} ({(trait.IsBinary ? "binary" : "quantitative")}, {trait.Observations:N0} people): {trait.Tested:N0} tests of {result.Sets:N0} sets, {trait.Untested:N0} without a result: {trait.Table}"));
            if (trait.SmallestLog10P is { } smallest) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"smallest p: {Math.Pow(10, -smallest):G3} ({trait.SmallestGene}, {trait.SmallestTest})"));
        }
    }
}
