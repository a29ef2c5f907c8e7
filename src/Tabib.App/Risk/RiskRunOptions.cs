using Tabib.App.Capabilities;

namespace Tabib.App.Risk;

public sealed record RiskRunOptions
{
    [Argument(0, "SCORE", "Ids of scores, see tabib risk list; for a patient all of them where none is named.", Optional = true)]
    public IReadOnlyList<string> Scores { get; init; } = [];

    [Option("--input", "JSON object of inputs by name, such as {\"age\":{\"value\":50,\"unit\":\"a\"},\"sex\":\"female\"}; - reads standard input.", ValueName = "FILE")]
    public string? Input { get; init; }

    [Option("--patient", "Take the inputs from this patient's record.", ValueName = "ID")]
    public string? Patient { get; init; }

    [Option("--workspace", "The workspace (default: TABIB_WORKSPACE, else ./workspace).", ValueName = "DIR")]
    public string? Workspace { get; init; }

    [Option("--as-of", "What was known by the end of this day (default: now).", ValueName = "DATE")]
    public DateTimeOffset? AsOf { get; init; }

    [Option("--purpose", "What for; it is journalled (default: operations).", ValueName = "TEXT")]
    public string? Purpose { get; init; }
}
