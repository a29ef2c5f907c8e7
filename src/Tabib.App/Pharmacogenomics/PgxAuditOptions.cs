using Tabib.App.Capabilities;

namespace Tabib.App.Pharmacogenomics;

public sealed record PgxAuditOptions
{
    [Option("--calls", "Calls as 'tabib pgx call --out' wrote them.", ValueName = "JSONL", Required = true)]
    public string Calls { get; init; } = "";

    [Option("--groups", "Groups of the samples: a header #IID, then one or several columns of names; one row a sample.", ValueName = "FILE", Required = true)]
    public string Groups { get; init; } = "";

    [Option("--out", "Write the table here.", ValueName = "TSV")]
    public string? Out { get; init; }
}
