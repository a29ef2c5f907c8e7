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

    [Option("--out", "Write all changed calls here as a table; a page or --json shows the first 1,000.", ValueName = "TSV")]
    public string? Out { get; init; }
}
