using Tabib.App.Capabilities;
using Tabib.App.Cli;
using Tabib.App.Tables;
using Tabib.Core.Outcomes;
using Tabib.Record.Cohorts;

namespace Tabib.App.Cohorts;

/// <summary>"Table 1" of a cohort or of any table.</summary>
public sealed class CohortDescribeCapability : Capability<CohortDescribeOptions, CohortDescribeResult>
{
    private const int MostGroups = 20;

    public override string Name => "cohorts describe";

    public override string Summary => "Describes a cohort or a table by groups, with standardised differences.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("cohorts describe --data samples/tables/followup.csv --by sex", "A table by sex."),
        new("import samples/hospital --workspace cohort-workspace --quiet", "A workspace to ask."),
        new("cohorts describe samples/cohorts/hypertension-kidney.json --workspace cohort-workspace", "A cohort by its outcome."),
    ];

    public override string Details =>
        """
        Numbers: mean (standard deviation) and median [quartiles]. Columns of 0 and 1, and text: how many, and per cent of those with a value. Missing values are counted, never filled in.
        SMD: the standardised difference, the largest of all pairs of groups; above 0.1 groups are commonly called unlike. Rows whose group is missing are a group of their own.
        """;

    public override CohortDescribeResult Run(CohortDescribeOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(progress);
        if (options.Definition is null == options.Data is null) throw Fault.InOption("--data", "Name a definition, or a table with --data.");
        if (options.Data is not null && (options.Omop ?? options.Workspace) is not null) throw Fault.InOption("--data", "A table is described as it is: no workspace and no OMOP tables belong to it.");
        var (table, notes) = options.Data is { } path ? (DataTable.Read(path, All(path)), []) : TableOf(options, progress, cancellation);
        string[] by = options.By.Count > 0 ? TableColumns.Listed(options.By) : options.Definition is not null && table.Names.Contains("outcome") ? ["outcome"] : [];
        var wanted = options.Columns.Count > 0 ? TableColumns.Listed(options.Columns) : [.. table.Names.Where(name => !by.Contains(name) && !(options.Definition is not null && name == "patient"))];
        foreach (var name in by.Concat(wanted).Where(name => !table.Names.Contains(name))) throw Unknown(name, table);
        if (table.Rows == 0) throw Fault.InData("COH011", table.Path, "The table has no rows.", "Nothing can be said of nobody.");
        var groups = by.Length > 0 ? new TableColumns(table).Groups(by) : new TableGroups(["all"], new int[table.Rows]);
        if (groups.Names.Count > MostGroups) throw Fault.InOption("--by", $"{string.Join(", ", by)} part the rows into {groups.Names.Count} groups; at most {MostGroups} can be compared.");
        progress.Report(new ProgressReport("describe", 0, table.Rows, "rows"));
        return new CohortDescribeResult(table.Path, CohortSummary.Of([.. wanted.Select(name => table[name])], groups.Names, groups.Of), notes);
    }

    protected override void WriteText(CohortDescribeResult result, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        SummaryText.Write(result, output);
    }

    private static IReadOnlyList<string> All(string path) => DataTable.Read(path, []).Names;

    private static (DataTable Table, IReadOnlyList<string> Notes) TableOf(CohortDescribeOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var asked = new CohortOptions { Definition = options.Definition!, Workspace = options.Workspace, Omop = options.Omop, AsOf = options.AsOf, Purpose = options.Purpose, Threads = options.Threads };
        using var input = CohortInput.Open(asked, progress, cancellation);
        var cohort = input.ChooseSome(cancellation);
        var phenotypes = CohortPhenotypes.Add(input, cohort);
        return (cohort.ToTable(options.Definition!), [.. input.Notes, .. phenotypes]);
    }

    private static ProblemException Unknown(string name, DataTable table) => Fault.InData("DAT002", table.Path, $"There is no column '{name}'.", NearestWord.Of(name, table.Names) is { } near ? $"Did you mean '{near}'?" : $"There are: {string.Join(", ", table.Names.Take(20))}.");
}
