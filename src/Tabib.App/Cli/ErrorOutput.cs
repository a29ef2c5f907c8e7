using System.Text.Json;
using Tabib.App.Capabilities;
using Tabib.Core.Outcomes;

namespace Tabib.App.Cli;

/// <summary>A stopping problem on standard error: a line for people, or RFC 9457 problem details where JSON was asked for.</summary>
internal static class ErrorOutput
{
    /// <returns>The exit code.</returns>
    public static int Write(Problem problem, ProblemKind kind, bool json, TextWriter error)
    {
        if (json)
        {
            error.WriteLine(JsonSerializer.Serialize(
                new
                {
                    Type = $"https://tabib.example/problems/{problem.Code}",
                    Title = problem.Message,
                    Detail = problem.Hint,
                    problem.Code,
                    Instance = problem.Location.ToString() is { Length: > 0 } place ? place : null,
                    ExitCode = (int)kind,
                },
                JsonFormat.Line));
        }
        else
        {
            var place = problem.Location.ToString();
            error.WriteLine($"tabib: {problem.Code}{(place.Length > 0 ? $" {place}" : "")}: {problem.Message}");
            if (problem.Hint is not null) error.WriteLine($"  {problem.Hint}");
        }

        return (int)kind;
    }
}
