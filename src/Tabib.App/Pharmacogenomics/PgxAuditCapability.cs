using System.Text;
using Tabib.App.Capabilities;
using Tabib.App.Genomes;
using Tabib.Core.Outcomes;
using Tabib.Core.Tables;
using Tabib.Evidence.Pharmacogenomics.Audit;

namespace Tabib.App.Pharmacogenomics;

/// <summary>Compares the calls of groups of people.</summary>
public sealed class PgxAuditCapability : Capability<PgxAuditOptions, PgxAuditReport>
{
    public override string Name => "pgx audit";

    public override string Summary => "Compares groups of people: how often genes are called, how often the result is not known, and how frequent phenotypes are.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("pgx audit --calls samples/pgx/calls.jsonl --groups samples/pgx/groups.tsv", "A table on standard output."),
        new("pgx audit --calls samples/pgx/calls.jsonl --groups samples/pgx/groups.tsv --out audit.tsv", "A table as a file."),
    ];

    public override string Details =>
        "Measures: called, of all samples; ambiguous (several diplotypes are left), of those called; indeterminate (the result is Indeterminate or n/a) and each phenotype, of those called with a phenotype. Intervals are Wilson's, 95 %. "
        + "P is of the difference between the groups of a column: chi-squared where all expected numbers are at least 5, Fisher's exact test of two groups elsewhere, none for more groups; FLAG where it is below 0.05 over the number of tests. Groups of fewer than 10 samples are not shown.";

    public override PgxAuditReport Run(PgxAuditOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(progress);
        var started = TimeProvider.System.GetUtcNow();
        var clock = TimeProvider.System.GetTimestamp();
        var groups = GroupTableReader.Read(options.Groups);
        if (!File.Exists(options.Calls)) throw new ProblemException(new Problem("INP001", ProblemSeverity.Error, "The file does not exist.", new ProblemLocation(options.Calls)), ProblemKind.InputMissing);
        PgxAuditResult result;
        using (var calls = new FileStream(options.Calls, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan)) result = PgxAudit.Run(calls, options.Calls, groups, cancellation);
        var report = new PgxAuditReport(result.Samples, result.WithoutGroup, result.WithoutCalls, result.Tests, result.Rows, options.Out);
        if (options.Out is not { } path) return report;
        using (var file = new ResultFile(path))
        {
            file.Stream.Write(PgxAuditTable.Of(result.Rows).Written);
            file.Commit();
        }

        GenomeRunManifest.Write(path, Name, options, 1, [options.Calls, options.Groups], [path], started, TimeProvider.System.GetElapsedTime(clock).TotalSeconds, new { result.Samples, result.WithoutGroup, result.WithoutCalls, result.Tests });
        return report;
    }

    protected override void WriteText(PgxAuditReport result, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        if (result.Out is null)
        {
            output.Write(Encoding.UTF8.GetString(PgxAuditTable.Of(result.Rows).Written));
            return;
        }

        var flagged = result.Rows.Where(row => row.IsFlagged).Select(row => (row.Column, row.Gene, row.Measure, row.Phenotype)).Distinct().ToList();
        output.WriteLine($"{result.Samples:N0} samples, {result.Tests:N0} tests, {flagged.Count:N0} differences: {result.Out}");
        if (result.WithoutGroup > 0) output.WriteLine($"{result.WithoutGroup:N0} samples with calls are not in the table of groups.");
        if (result.WithoutCalls > 0) output.WriteLine($"{result.WithoutCalls:N0} samples of the table have no calls.");
        foreach (var (column, gene, measure, phenotype) in flagged) output.WriteLine($"  {column}: {gene} {measure}{(phenotype is null ? "" : $" {phenotype}")}");
    }
}
