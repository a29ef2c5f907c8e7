using System.Diagnostics;
using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.Core.Outcomes;
using Tabib.Core.Tables;
using Tabib.Evidence.PopulationGenetics;
using Tabib.Ingest.PrincipalComponents;
using Tabib.Record.Genotypes;

namespace Tabib.App.Genomes;

/// <summary>Places new samples among the principal components of a reference.</summary>
public sealed class ProjectCapability : Capability<ProjectOptions, ProjectReport>
{
    public override string Name => "genotypes project";

    public override string Summary => "Places samples among the principal components of a reference, without the shrinkage of plain projection.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("genotypes pca samples/genomes/cohort --components 4 --out reference", "The reference first."),
        new("genotypes project samples/genomes/cohort --loadings reference --out projected.tsv", "Then samples placed on it."),
    ];

    public override string Details =>
        """
        Columns: #FID IID (no FID where the set has none) PC1 .. CALLED DISTANCE. CALLED: share of the reference's variants that the sample has a genotype of; below 0.25 the components are NA. DISTANCE: the sample's variance outside the components relative to the reference's; far above 1 means ancestry that the reference lacks.
        Each sample is placed as if it had been one of the reference's (online augmentation, decomposition and Procrustes), by itself: other samples of the set do not matter.
        Variants are matched by chromosome, position and alleles, in either order or on the other strand; A/T and C/G only as they are written.
        The last components are less sure than the first: compute more for the reference than you look at.
        """;

    public override ProjectReport Run(ProjectOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetUtcNow();
        var clock = Stopwatch.StartNew();
        if (options.MinimumOverlap is not (null or (> 0 and <= 1))) throw Fault.InOption("--min-overlap", "The least share lies between 0 and 1.");
        var reference = PcaReferenceReader.Read(options.Loadings);
        var store = GenotypeInput.Open(options, autosomesOnly: true);
        GenotypeMemory.Allow(options, store, GenotypePassMemory.OfProjection(store, reference, options.ThreadsInUse));
        var match = ReferenceMatch.Of(reference, store.Variants, store.Selected);
        CheckOverlap(options, reference, match);
        var projected = PcaProjection.Project(store, reference, match, options.ThreadsInUse, cancellation);
        Write(options.Out, store, reference.Components, projected);
        WriteUnmatched(options.Out + ".unmatched", reference, match);
        var report = new ProjectReport(
            options.Out, store.Samples.Count, reference.Components, reference.Variants.Length, match.Matched.Count, match.Swapped, match.Complemented, match.Absent.Length, match.Mismatched.Length,
            projected.Count(sample => double.IsNaN(sample.Distance)), clock.Elapsed.TotalSeconds, Warnings(options, reference, match, projected));
        GenomeRunManifest.Write(options.Out, Name, options, options.ThreadsInUse, [.. store.Files, .. ReferenceFiles(options.Loadings)], [options.Out, options.Out + ".unmatched"], started, report.Seconds, report);
        return report;
    }

    protected override void WriteText(ProjectReport result, TextWriter output)
    {
        foreach (var warning in result.Warnings) output.WriteLine(warning);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Samples:N0} samples on {result.Components:N0} components: {result.Matched:N0} of {result.Variants:N0} variants found ({result.Swapped:N0} with alleles the other way round, {result.Complemented:N0} on the other strand)."));
        output.WriteLine($"Components: {result.Out}; variants not found: {result.Out}.unmatched");
    }

    private static IEnumerable<string> ReferenceFiles(string prefix)
    {
        if (prefix.EndsWith(".loadings", StringComparison.Ordinal)) prefix = prefix[..^".loadings".Length];
        return [prefix + ".loadings", prefix + ".eigenvec", prefix + ".eigenval"];
    }

    private static void CheckOverlap(ProjectOptions options, PcaReference reference, ReferenceMatch match)
    {
        var share = match.Matched.Count / (double)reference.Variants.Length;
        if (share >= (options.MinimumOverlap ?? 0.5) && match.Matched.Count > reference.Components) return;
        throw new ProblemException(
            new Problem(
                "POP073",
                ProblemSeverity.Fatal,
                string.Create(CultureInfo.InvariantCulture, $"{match.Matched.Count:N0} of the reference's {reference.Variants.Length:N0} variants are in the set; {match.Absent.Length:N0} are absent, {match.Mismatched.Length:N0} have other alleles."),
                new ProblemLocation(options.Prefix),
                "Check that both are of one genome build; --min-overlap accepts less."),
            ProblemKind.BadData);
    }

    private static List<Problem> Warnings(ProjectOptions options, PcaReference reference, ReferenceMatch match, ProjectedSample[] projected)
    {
        var warnings = new List<Problem>();
        var notFound = match.Absent.Length + match.Mismatched.Length;
        if (notFound > 0) warnings.Add(Warning("POP074", $"{notFound:N0} of the reference's {reference.Variants.Length:N0} variants are not in the set.", "They are listed in OUT.unmatched; a set made with the same variants is placed more surely."));
        var notPlaced = projected.Count(sample => double.IsNaN(sample.Distance));
        if (notPlaced > 0) warnings.Add(Warning("POP075", $"{notPlaced:N0} samples have too few calls to be placed: their components are NA.", "CALLED says how many each has."));
        return warnings;

        Problem Warning(string code, FormattableString message, string hint) =>
            new(code, ProblemSeverity.Warning, message.ToString(CultureInfo.InvariantCulture), new ProblemLocation(options.Prefix), hint);
    }

    private static void Write(string path, GenotypeStore store, int components, ProjectedSample[] projected)
    {
        var table = new Utf8TableWriter();
        PcaFiles.AddSampleHeader(table, store.Samples);
        PcaFiles.AddComponentNames(table, components);
        table.Add("CALLED"u8).Add("DISTANCE"u8).EndRow();
        for (var sample = 0; sample < projected.Length; sample++)
        {
            PcaFiles.AddSample(table, store.Samples, sample);
            foreach (var score in projected[sample].Scores) table.Add(score);
            table.Add(projected[sample].Called).Add(projected[sample].Distance).EndRow();
        }

        PcaFiles.Commit(path, table);
    }

    private static void WriteUnmatched(string path, PcaReference reference, ReferenceMatch match)
    {
        var table = new Utf8TableWriter();
        table.Add("#CHROM"u8).Add("POS"u8).Add("ID"u8).Add("A1"u8).Add("OTHER"u8).Add("REASON"u8).EndRow();
        foreach (var (number, reason) in match.Absent.Select(number => (number, "absent")).Concat(match.Mismatched.Select(number => (number, "alleles"))).OrderBy(entry => entry.number))
        {
            var variant = reference.Variants[number];
            table.Add(variant.Chromosome).Add(variant.Position).Add(variant.Id).Add(variant.Counted).Add(variant.Other).Add(reason).EndRow();
        }

        PcaFiles.Commit(path, table);
    }
}
