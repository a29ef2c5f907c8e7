using Tabib.App.Capabilities;
using Tabib.Core.Outcomes;
using Tabib.Core.Tables;
using Tabib.Record.Cohorts;
using Tabib.Record.Cohorts.Definitions;

namespace Tabib.App.Cohorts;

/// <summary>Checks a cohort definition, says what it means, and keeps it.</summary>
public sealed class CohortDefineCapability : Capability<CohortDefineOptions, CohortDefineResult>
{
    public override string Name => "cohorts define";

    public override string Summary => "Checks the definition of a cohort: who belongs to it, from when on, what is to be predicted, from which features.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("cohorts define samples/cohorts/hypertension-kidney.json", "What it means, and the columns it makes."),
        new("cohorts define samples/cohorts/hypertension-kidney.json --store --workspace cohort-workspace", "The same, kept under its id."),
    ];

    public override string Details =>
        """
        A definition is JSON: id, title, valueSets, index (event or date), washout, entry, exit, outcome, timeAtRisk, studyEnd, features. Codes are the name of a value set (its own, or one of knowledge/concepts) or a list such as ["LOINC|4548-4"].
        All faults are found at once; exit code 1 where there is one. docs/guide/cohorts.md has every key.
        """;

    public override CohortDefineResult Run(CohortDefineOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!File.Exists(options.File)) throw new ProblemException(new Problem("INP001", ProblemSeverity.Fatal, "There is no such file.", new ProblemLocation(options.File)), ProblemKind.InputMissing);
        var problems = new List<Problem>();
        var definition = StoredDefinitions.Read(options.File, problems);
        if (definition is not null && options.Store && !StoredDefinitions.IsId(definition.Id)) problems.Add(new Problem("COH008", ProblemSeverity.Error, $"'{definition.Id}' is no id to store a definition under.", new ProblemLocation(options.File, Path: "$.id"), "Use at most 100 letters, digits, and - _ . of ASCII."));
        if (definition is null || problems.Count > 0) return new CohortDefineResult(definition?.Id, definition?.Title, false, [], [], null, problems);
        return new CohortDefineResult(definition.Id, definition.Title, true, DefinitionText.Rules(definition), [.. Cohort.ColumnsOf(definition).Select(CohortColumn.Of)], options.Store ? Store(definition, options) : null, []);
    }

    protected override void WriteText(CohortDefineResult result, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        foreach (var problem in result.Problems) output.WriteLine(problem.ToString());
        if (!result.IsValid) return;
        output.WriteLine(string.IsNullOrEmpty(result.Title) ? result.Id : $"{result.Id}: {result.Title}");
        foreach (var rule in result.Rules) output.WriteLine($"  {rule}");
        output.WriteLine($"{result.Columns.Count} columns: {string.Join(", ", result.Columns.Select(column => column.Name))}");
        if (result.StoredAs is not null) output.WriteLine($"stored as {result.StoredAs}");
    }

    protected override int ExitCode(CohortDefineResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.IsValid ? 0 : 1;
    }

    private static string Store(CohortDefinition definition, CohortDefineOptions options)
    {
        var path = StoredDefinitions.PathOf(definition.Id, options.Workspace);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = new ResultFile(path);
        file.Stream.Write(File.ReadAllBytes(options.File));
        file.Commit();
        return path;
    }
}
