using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Tabib.App.Capabilities;
using Tabib.App.Genomes;
using Tabib.Core.Tables;

namespace Tabib.App.Cohorts;

/// <summary>Writes the table of a cohort.</summary>
public sealed class CohortExtractCapability : Capability<CohortExtractOptions, CohortExtractResult>
{
    public override string Name => "cohorts extract";

    public override string Summary => "Writes one row a patient: outcome, time, and features as they were known at the index moment.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("import samples/hospital --workspace cohort-workspace --quiet", "A workspace to ask."),
        new("cohorts extract samples/cohorts/hypertension-kidney.json --workspace cohort-workspace --out hypertension-kidney.csv", "A table that models can be trained on."),
    ];

    public override string Details =>
        """
        A feature is made of facts that were known and had begun at the index moment, of each the version known then; what was recorded later cannot change it.
        Rows are ordered by patient. X.features.json describes every column: codes, window, unit, what an empty cell means. X.run.json says what was in effect.
        """;

    public override CohortExtractResult Run(CohortExtractOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(progress);
        if (!options.Out.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && !options.Out.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase)) throw Fault.InOption("--out", "The table is .csv or .parquet.");
        var (started, clock) = (TimeProvider.System.GetUtcNow(), Stopwatch.StartNew());
        using var input = CohortInput.Open(options, progress, cancellation);
        progress.Report(new ProgressReport("choose", 0, 0, "patients"));
        var cohort = input.ChooseSome(cancellation);
        var notes = input.Notes.Concat(CohortPhenotypes.Add(input, cohort)).ToArray();
        progress.Report(new ProgressReport("features", 0, cohort.Patients, "patients"));
        var refused = WriteTable(cohort, options.Out);
        var columns = cohort.Columns.Select(CohortColumn.Of).ToArray();
        var described = Path.ChangeExtension(options.Out, ".features.json");
        using (var file = new ResultFile(described))
        {
            JsonSerializer.Serialize(file.Stream, new CohortFeatureList(input.Definition.Id, input.Definition.Title, input.AsOf, cohort.Patients, columns), JsonFormat.Indented);
            file.Commit();
        }

        GenomeRunManifest.Write(options.Out, "cohorts extract", options, options.Threads ?? Environment.ProcessorCount, [StoredDefinitions.Find(options.Definition, options.Workspace)], [options.Out, described], started, clock.Elapsed.TotalSeconds, cohort.Attrition);
        return new CohortExtractResult(input.Definition.Id, options.Out, described, cohort.Patients, columns, refused, notes);
    }

    protected override void WriteText(CohortExtractResult result, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Patients:N0} patients, {result.Columns.Count} columns in {result.File}; {result.FeaturesFile} describes them"));
        foreach (var (feature, values) in result.Refused) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"note: {values:N0} values are not in {feature}: their unit cannot be converted, or they are beyond a limit of detection"));
        foreach (var note in result.Notes) output.WriteLine($"note: {note}");
    }

    /// <summary>Under another name first: what is there is whole.</summary>
    private static SortedDictionary<string, long> WriteTable(Record.Cohorts.Cohort cohort, string path)
    {
        var partial = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, $".partial-{Path.GetFileName(path)}");
        try
        {
            var refused = cohort.Write(partial);
            File.Move(partial, path, overwrite: true);
            return new SortedDictionary<string, long>(refused.ToDictionary(left => left.Feature, left => left.Values), StringComparer.Ordinal);
        }
        finally
        {
            File.Delete(partial);
        }
    }
}
