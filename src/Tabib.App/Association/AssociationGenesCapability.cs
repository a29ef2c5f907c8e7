using System.Globalization;
using System.Text;
using Tabib.App.Capabilities;
using Tabib.App.Genomes;
using Tabib.Core.Outcomes;
using Tabib.Core.Scheduling;
using Tabib.Core.Tables;
using Tabib.Evidence.Association.Genes;

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
        var sets = GeneSets.Read(options.Sets, inputs.Store);
        var notes = inputs.Notes.ToList();
        if (sets.Unknown > 0) notes.Add(new Problem("GNT003", ProblemSeverity.Warning, $"{sets.Unknown:N0} of the {sets.Listed:N0} variants that the gene sets name are not in the genotype set.", new ProblemLocation(options.Sets), "Ids must be equal; variants left out by --region, --extract or --exclude count as absent."));
        var loco = options.Loco is null ? null : LocoPredictions.Read(options.Loco, inputs.Traits, inputs.Store.Samples, notes);
        GenotypeMemory.Allow(options, inputs.Store, GeneTestMemory.Least(inputs, sets.Sets, options));
        var scans = new GeneScans(inputs, loco, tests, sets.Sets);
        var tables = inputs.Traits.Select(trait => new GeneTraitOutput(TraitInputs.PathOf(options.Out, trait.Name, inputs.Traits.Count))).ToArray();
        try
        {
            Write(options, inputs, sets, scans, tables, progress, cancellation);
            foreach (var table in tables) table.Commit();
        }
        finally
        {
            foreach (var table in tables) table.Dispose();
        }

        var traits = inputs.Traits.Select((trait, t) => tables[t].Describe(trait, scans.First.Observations[t], sets.Sets)).ToArray();
        var result = new AssociationGenesResult(sets.Sets.Count, sets.Listed, sets.Unknown, traits, TimeProvider.System.GetElapsedTime(clock).TotalSeconds, notes);
        GenomeRunManifest.Write(options.Out, Name, options, options.ThreadsInUse, [.. TraitInputs.Files(options, inputs.Store), options.Sets, .. options.Loco is null ? [] : (string[])[options.Loco]], traits.Select(trait => trait.Table), started, result.Seconds, result);
        return result;
    }

    protected override void WriteText(AssociationGenesResult result, TextWriter output)
    {
        foreach (var note in result.Notes) output.WriteLine(note);
        foreach (var trait in result.Traits)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{trait.Trait} ({(trait.IsBinary ? "binary" : "quantitative")}, {trait.Observations:N0} people): {trait.Tested:N0} tests of {result.Sets:N0} sets, {trait.Untested:N0} without a result: {trait.Table}"));
            if (trait.SmallestLog10P is { } smallest) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"smallest p: {Math.Pow(10, -smallest):G3} ({trait.SmallestGene}, {trait.SmallestTest})"));
        }
    }

    private static void Write(AssociationGenesOptions options, TraitInputs inputs, GeneSets sets, GeneScans scans, GeneTraitOutput[] tables, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var store = inputs.Store;
        var lines = new GeneTable(store.Variants, sets.Sets);
        var buffer = new Utf8TableWriter();
        var done = 0;
        foreach (var table in tables) table.Stream.Write(Encoding.UTF8.GetBytes(GeneTable.Header));
        var readers = new System.Collections.Concurrent.ConcurrentBag<IDisposable>();
        var work = new OrderedWork<int, IReadOnlyList<GeneRow>>(Enumerable.Range(0, sets.Sets.Count), rows =>
        {
            foreach (var row in rows)
            {
                buffer.Clear();
                lines.Write(row, buffer);
                tables[row.Trait].Add(row, buffer.Written);
            }

            progress.Report(new ProgressReport("genes", ++done, sets.Sets.Count, "sets"));
        });
        try
        {
            work.Run(
                options.ThreadsInUse,
                () =>
                {
                    var reader = store.OpenReader();
                    readers.Add(reader);
                    var (scan, worker) = (scans.First, scans.First.NewWorker(reader, store.Variants, store.Samples.Count));
                    return index =>
                    {
                        var own = scans.Of(sets.Sets[index]);
                        if (own != scan) (scan, worker) = (own, own.NewWorker(reader, store.Variants, store.Samples.Count));
                        return worker.Test(sets.Sets[index], index);
                    };
                },
                cancellation);
        }
        finally
        {
            foreach (var reader in readers) reader.Dispose();
        }
    }
}
