using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.App.Genomes;
using Tabib.Core.Tables;

namespace Tabib.App.Polygenic;

/// <summary>Sets scores against a reference panel.</summary>
public sealed class PolygenicNormalizeCapability : Capability<PolygenicNormalizeOptions, PolygenicNormalizeReport>
{
    public override string Name => "polygenic normalize";

    public override string Summary => "Sets polygenic scores against a reference panel: what ancestry explains is taken off, and it is told how far a person is from the panel.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("polygenic normalize samples/genomes/panel/scores.tsv --components samples/genomes/panel/components.tsv --reference-scores samples/genomes/panel/reference-scores.tsv --reference-components samples/genomes/panel/reference-components.tsv --populations samples/genomes/panel/populations.tsv --count 2 --out normalized.tsv", "Scores of the sample cohort against an invented panel."),
    ];

    public override string Details =>
        """
        One row a score and person: IID SCORE SUM Z_NORM1 Z_NORM2 Z_NORM2_2STEP POPULATION POPULATION_P DISTANCE PERCENTILE Z_POPULATION WARNING, and RISK where a calibration pack fits.
        Z_NORM1: the score less what the components predict, in standard deviations of the panel. Z_NORM2: mean and variance both depend on the components, fitted together by maximum likelihood; Z_NORM2_2STEP: the variance fitted to the residuals of Z_NORM1 (gamma, ridge 1). POPULATION: the nearest by Mahalanobis distance, POPULATION_P its chi-squared tail; PERCENTILE and Z_POPULATION are within it.
        WARNING: FAR_FROM_REFERENCE where POPULATION_P is below 1e-10; OTHER_VARIANTS where the scores count other numbers of variants than the panel's.
        """;

    public override PolygenicNormalizeReport Run(PolygenicNormalizeOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetUtcNow();
        var clock = TimeProvider.System.GetTimestamp();
        if (options.Count is < 1 or > 50) throw Fault.InOption("--count", "The number of components is 1 to 50.");
        if (options.Threads < 0) throw Fault.InOption("--threads", "The number of threads is at least 1.");
        if (options.Memory < 0) throw Fault.InOption("--memory", "The memory is a positive number of megabytes.");
        NormalizationMemory.Check(options);
        var run = new NormalizationRun(options);
        using (var file = new ResultFile(options.Out))
        {
            run.Write(file.Stream, progress, cancellation);
            file.Commit();
        }

        var report = run.Report(TimeProvider.System.GetElapsedTime(clock).TotalSeconds);
        string?[] inputs = [options.Scores, options.Components, options.ReferenceScores, options.ReferenceComponents, options.Populations, options.Keep, options.Remove];
        GenomeRunManifest.Write(options.Out, Name, options, options.ThreadsInUse, inputs.OfType<string>(), [options.Out], started, report.Seconds, report);
        return report;
    }

    protected override void WriteText(PolygenicNormalizeReport result, TextWriter output)
    {
        foreach (var problem in result.Problems) output.WriteLine(problem);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Scores:N0} scores of {result.Persons:N0} persons against {result.Reference:N0} of the panel; {result.FarFromReference:N0} persons far from it: {result.Out}"));
        output.WriteLine(result.Risk);
    }
}
