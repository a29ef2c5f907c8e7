using Tabib.App.Capabilities;

namespace Tabib.App.Knowledge;

public sealed record KnowledgeDiffOptions
{
    [Argument(0, "OLD", "A knowledge folder with pgx/genes, or 'shipped' for the program's own.")]
    public string Old { get; init; } = "";

    [Argument(1, "NEW", "Likewise.")]
    public string New { get; init; } = "";

    [Option("--calls", "Stored calls, as 'pgx call --out' writes them: whose result changes is listed.", ValueName = "JSONL")]
    public string? Calls { get; init; }

    [Option("--workspace", "Stored patients of this workspace: whose result or advice changes is listed.", ValueName = "DIR")]
    public string? Workspace { get; init; }

    [Option("--as-of", "Patients as known at this moment (default: now).", ValueName = "TIME")]
    public DateTimeOffset? AsOf { get; init; }

    [Option("--purpose", "What the records are read for, such as treatment or research.", ValueName = "PURPOSE")]
    public string? Purpose { get; init; }

    [Option("--out", "Write all changed calls here as a table; a page or --json shows the first 1,000.", ValueName = "TSV")]
    public string? Out { get; init; }

    [Option("--advice-out", "Write all changed advice here as a table.", ValueName = "TSV")]
    public string? AdviceOut { get; init; }
}
