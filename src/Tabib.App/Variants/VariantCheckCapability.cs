using Tabib.App.Capabilities;
using Tabib.Core.Outcomes;
using Tabib.Ingest.Vcf;

namespace Tabib.App.Variants;

/// <summary>Holds a file to the specification.</summary>
public sealed class VariantCheckCapability : Capability<VariantCheckOptions, VariantCheckResult>
{
    private const int ReportEvery = 1 << 14;

    /// <summary>Problems that leave a record unread.</summary>
    private static readonly HashSet<string> Refusals = new(StringComparer.Ordinal) { "VCF030", "VCF031", "BCF003" };

    public override string Name => "variants check";

    public override string Summary => "Holds a VCF or BCF to the specification, and lists what breaks it with code, line and column.";

    public override IReadOnlyList<Example> Examples { get; } = [new("variants check samples/hospital/genomes/hospital.vcf", "Is this a sound VCF?")];

    public override string Details => "Ends with 0 where every record can be read, 1 where some cannot; with --strict with 65 where anything breaks the specification. The codes are explained in docs/guide/problems.md.";

    public override VariantCheckResult Run(VariantCheckOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var threads = options.ThreadsInUse();
        var problems = new List<Problem>();
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var (records, errors, warnings, refused, version) = (0L, 0L, 0L, 0L, "");
        try
        {
            using var reader = options.Open(threads, Add, VcfValidation.Check);
            version = reader.Header.Version;
            var record = new VcfRecord(reader.Header);
            var count = new RecordCount("check", progress);
            for (; reader.Read(record); records++)
            {
                if (records % ReportEvery != 0) continue;
                cancellation.ThrowIfCancellationRequested();
                count.Report(records);
            }
        }
        catch (ProblemException fault) when (fault.Kind == ProblemKind.BadData)
        {
            Add(fault.Problem);
        }

        return new VariantCheckResult(options.Input, version, records, errors, warnings, refused, options.Strict, problems, counts);

        void Add(Problem problem)
        {
            if (problem.Severity >= ProblemSeverity.Error) errors++;
            else warnings++;
            if (problem.Severity == ProblemSeverity.Fatal || Refusals.Contains(problem.Code)) refused++;
            if (problems.Count < options.List) problems.Add(problem);
            counts[problem.Code] = counts.GetValueOrDefault(problem.Code) + 1;
        }
    }

    protected override void WriteText(VariantCheckResult result, TextWriter output)
    {
        foreach (var problem in result.Problems) output.WriteLine(problem);
        output.WriteLine($"{result.Records:N0} records read; {result.Errors:N0} errors, {result.Warnings:N0} warnings, {result.Refused:N0} refused");
        foreach (var (code, count) in result.Counts) output.WriteLine($"{code} {count:N0}");
    }

    protected override int ExitCode(VariantCheckResult result) =>
        result.IsStrict && result.Errors > 0 ? (int)ProblemKind.BadData : result.Refused > 0 ? (int)ProblemKind.CheckFailed : 0;
}
