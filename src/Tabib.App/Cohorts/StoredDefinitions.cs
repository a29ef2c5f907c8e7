using Tabib.App.Capabilities;
using Tabib.App.Cli;
using Tabib.Core.Outcomes;
using Tabib.Record.Cohorts.Definitions;

namespace Tabib.App.Cohorts;

/// <summary>The definitions that a workspace keeps, each as the file it came from, named by its id.</summary>
internal static class StoredDefinitions
{
    private const long Largest = 16L << 20;

    private static string FolderOf(string? workspace) => Path.Combine(WorkspacePath.Resolve(workspace), "cohorts");

    public static string PathOf(string id, string? workspace) => Path.Combine(FolderOf(workspace), id + ".json");

    public static bool IsId(string id) => id.Length is > 0 and <= 100 && id[0] != '.' && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.');

    /// <param name="name">A file, or an id.</param>
    /// <exception cref="ProblemException">INP001: there is neither; or the first thing that is wrong with it.</exception>
    public static CohortDefinition Open(string name, string? workspace)
    {
        var problems = new List<Problem>();
        return Read(Find(name, workspace), problems) ?? throw new ProblemException(problems[0] with { Severity = ProblemSeverity.Fatal, Hint = problems.Count == 1 ? problems[0].Hint : $"{problems[0].Hint} There are {problems.Count} faults; tabib cohorts define names them all." });
    }

    /// <summary>The file of a definition.</summary>
    public static string Find(string name, string? workspace)
    {
        if (File.Exists(name)) return name;
        if (IsId(name) && File.Exists(PathOf(name, workspace))) return PathOf(name, workspace);
        string[] known = Directory.Exists(FolderOf(workspace)) ? [.. Directory.EnumerateFiles(FolderOf(workspace), "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)] : [];
        throw new ProblemException(
            new Problem("INP001", ProblemSeverity.Fatal, "There is no such file, and no stored definition of this id.", new ProblemLocation(name), NearestWord.Of(name, known) is { } near ? $"Did you mean '{near}'?" : "Store one with: tabib cohorts define FILE.json --store"),
            ProblemKind.InputMissing);
    }

    public static CohortDefinition? Read(string path, ICollection<Problem> problems)
    {
        if (new FileInfo(path).Length <= Largest) return DefinitionReader.Read(File.ReadAllBytes(path), path, problems);
        problems.Add(new Problem("COH001", ProblemSeverity.Fatal, "The file is larger than any definition.", new ProblemLocation(path)));
        return null;
    }
}
