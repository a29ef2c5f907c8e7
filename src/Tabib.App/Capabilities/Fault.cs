using Tabib.Core.Outcomes;

namespace Tabib.App.Capabilities;

/// <summary>The two faults that end a command before it computes: of the command line, and of the data it names.</summary>
internal static class Fault
{
    /// <summary>CLI002: an option says what the command cannot do. Exit code 2.</summary>
    public static ProblemException InOption(string option, string message) =>
        new(new Problem("CLI002", ProblemSeverity.Fatal, message, new ProblemLocation(null, null, option)), ProblemKind.Usage);

    /// <summary>A file that can be read but not used. Exit code 65.</summary>
    public static ProblemException InData(string code, string path, string message, string hint) =>
        new(new Problem(code, ProblemSeverity.Fatal, message, new ProblemLocation(path), hint), ProblemKind.BadData);
}
