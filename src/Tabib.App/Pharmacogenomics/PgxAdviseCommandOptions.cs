using Tabib.App.Capabilities;

namespace Tabib.App.Pharmacogenomics;

public sealed record PgxAdviseCommandOptions
{
    [Option("--calls", "Calls, as 'pgx call --out' writes them.", ValueName = "JSONL", Required = true)]
    public string Calls { get; init; } = "";

    [Option("--drug", "This drug: a name or an RxNorm code. May be given several times; by default the drugs of --medications, or all that guidelines speak of.", ValueName = "DRUG")]
    public IReadOnlyList<string> Drug { get; init; } = [];

    [Option("--medications", "What the patient takes, a drug a line: name, RxNorm code, or both parted by a tab. Inhibitors and inducers among them change results, and that is told.", ValueName = "FILE")]
    public string? Medications { get; init; }

    [Option("--sample", "This sample alone; all by default.", ValueName = "NAME")]
    public string? Sample { get; init; }

    [Option("--knowledge", "A knowledge folder to use in place of the shipped one.", ValueName = "DIR")]
    public string? Knowledge { get; init; }

    [Option("--out", "Write the JSON lines here.", ValueName = "JSONL")]
    public string? Out { get; init; }
}
