using System.Globalization;
using Tabib.Core.Outcomes;

namespace Tabib.App.Records;

/// <summary>An import's counts as a table.</summary>
internal static class ImportText
{
    public static void Write(ImportReport result, TextWriter output)
    {
        var width = Math.Max(8, result.Types.Select(type => type.Type.Length).DefaultIfEmpty(0).Max());
        output.WriteLine($"{"type".PadRight(width)} {"read",9} {"added",9} {"new versions",13} {"unchanged",10} {"refused",8}");
        foreach (var type in result.Types) output.WriteLine(Row(type, width));
        if (result.Types.Count != 1)
        {
            var total = new ImportTypeCount("total", result.Read, result.Types.Sum(type => type.Added), result.Types.Sum(type => type.NewVersions), result.Types.Sum(type => type.Unchanged), result.Refused);
            output.WriteLine(Row(total, width));
        }

        WriteProblems(result.Problems, output);
        if (result.Timeline is { } timeline)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"timeline: {timeline.PatientsRenewed:N0} patients renewed in {timeline.Seconds:F1} s, {timeline.Rows.GetValueOrDefault("facts"):N0} facts"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Read:N0} resources in {result.Seconds:F1} s ({result.ResourcesPerSecond:N0} resources/s, {result.MegabytesPerSecond:F1} MB/s); {result.Position:N0} entries in {result.Workspace}"));
    }

    public static void WriteProblems(IEnumerable<ImportProblemCount> problems, TextWriter output)
    {
        foreach (var problem in problems)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{problem.Severity} {problem.Code} x{problem.Count:N0}: {problem.Message} First: {problem.First}"));
            if (problem.Hint is not null) output.WriteLine($"  {problem.Hint}");
        }
    }

    /// <summary>1 where something was refused, 65 where everything was.</summary>
    public static int ExitCode(ImportReport result)
    {
        if (!result.Problems.Any(problem => problem.Severity is "error" or "fatal")) return 0;
        return (int)(result.Read == result.Refused ? ProblemKind.BadData : ProblemKind.CheckFailed);
    }

    private static string Row(ImportTypeCount type, int width) =>
        string.Create(CultureInfo.InvariantCulture, $"{type.Type.PadRight(width)} {type.Read,9:N0} {type.Added,9:N0} {type.NewVersions,13:N0} {type.Unchanged,10:N0} {type.Refused,8:N0}");
}
