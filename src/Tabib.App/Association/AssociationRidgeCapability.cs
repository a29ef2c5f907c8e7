using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.App.Genomes;
using Tabib.Evidence.Association.Ridge;

namespace Tabib.App.Association;

/// <summary>Whole-genome ridge with a chromosome left out.</summary>
public sealed class AssociationRidgeCapability : Capability<AssociationRidgeOptions, AssociationRidgeResult>
{
    public override string Name => "association ridge";

    public override string Summary => "Predicts traits from the whole genome with each chromosome left out in turn, for association tests among relatives.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("association ridge samples/genomes/cohort --phenotypes samples/genomes/phenotypes.tsv --trait LDL --covariates samples/genomes/covariates.tsv --block-size 100 --out ldl", "Predictions for association run --loco ldl.loco.tsv."),
    ];

    public override string Details =>
        """
        P.loco.tsv: FID and IID, then a column TRAIT:CHROM for each autosome whose variants took part, with the prediction from all others, and TRAIT:other with the prediction from all. In the trait's unit; for binary traits (0/1 or 1/2) log odds. NA for people without trait or covariates.
        Only autosomal variants take part; hand it variants pruned of strong correlation (genotypes prune), half a million at most. With one chromosome nothing is left to predict from: its column is 0 and the tests are those of the covariates alone.
        Memory: block size x people x 8 bytes and (folds + 1) x block size squared x 8 bytes for each thread; at the second level 40 bytes a person and block. Fewer threads work where --memory would not suffice.
        """;

    public override AssociationRidgeResult Run(AssociationRidgeOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetUtcNow();
        var clock = TimeProvider.System.GetTimestamp();
        var ridge = Check(options);
        var inputs = TraitInputs.Open(options);
        var table = options.Out + ".loco.tsv";
        var columns = new SortedDictionary<int, IReadOnlyList<(string Name, double[] Values)>>();
        var traits = new SortedDictionary<int, RidgeTraitResult>();
        var runs = new List<RidgeRun>();
        foreach (var group in WholeGenomeRidge.Groups(inputs.Traits, inputs.Covariates))
        {
            var run = new RidgeRun(options, inputs, group, ridge, cancellation);
            runs.Add(run);
            run.RunBlocks(progress, cancellation);
            foreach (var (index, (trait, predictions)) in group.Zip(run.Combine(cancellation))) (columns[index], traits[index]) = (predictions, trait);
        }

        LocoTable.Write(table, inputs.Store.Samples, [.. columns.Values.SelectMany(list => list)]);
        foreach (var run in runs) run.Clean();
        var result = new AssociationRidgeResult(
            table, runs[0].Variants, runs.Sum(run => run.Blocks.Count), runs.Sum(run => run.Resumed), (runs.Max(run => run.Bytes) + (1 << 20) - 1) >> 20, [.. traits.Values], TimeProvider.System.GetElapsedTime(clock).TotalSeconds, inputs.Notes);
        GenomeRunManifest.Write(table, Name, options, options.ThreadsInUse, TraitInputs.Files(options, inputs.Store), [table], started, result.Seconds, result);
        return result;
    }

    public override string WhenStopped(object options) => "Stopped. What is whole is kept; run the same command with --resume to go on.";

    protected override void WriteText(AssociationRidgeResult result, TextWriter output)
    {
        foreach (var note in result.Notes) output.WriteLine(note);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Variants:N0} variants in {result.Blocks:N0} blocks{(result.Resumed > 0 ? $" ({result.Resumed:N0} from the run before)" : "")}, {result.WorkingMegabytes:N0} MB of working memory"));
        foreach (var trait in result.Traits)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{trait.Trait} ({(trait.IsBinary ? "binary" : "quantitative")}, {trait.Observations:N0} people): {trait.Explained:P1} of the {(trait.IsBinary ? "deviance" : "variance")} predicted for people not fitted"));
        }

        output.WriteLine($"Predictions: {result.Table}");
    }

    private static RidgeOptions Check(AssociationRidgeOptions options)
    {
        if (options.BlockSize is < 2 or > 10_000) throw Fault.InOption("--block-size", "A block has 2 to 10,000 variants.");
        if (options.Folds is < 2 or > 50) throw Fault.InOption("--folds", "There are 2 to 50 parts.");
        if (!(options.MinimumFrequency is >= 0 and <= 0.5)) throw Fault.InOption("--min-maf", "The frequency of a minor allele is 0 to 0.5.");
        if (!(options.MaximumMissing is >= 0 and <= 1)) throw Fault.InOption("--max-missing", "A share is 0 to 1.");
        return new RidgeOptions { BlockSize = options.BlockSize, Folds = options.Folds, Seed = options.Seed, MinimumFrequency = options.MinimumFrequency, MaximumMissing = options.MaximumMissing };
    }
}
