using Tabib.App.Capabilities;

namespace Tabib.App.Pharmacogenomics;

public sealed record PgxAdviseCommandOptions
{
    [Option("--calls", "Calls, as 'pgx call --out' writes them.", ValueName = "JSONL")]
    public string? Calls { get; init; }

    [Option("--patient", "In place of --calls: the calls that a workspace keeps of this patient, and what the record says that the patient takes.", ValueName = "ID")]
    public string? Patient { get; init; }

    [Option("--workspace", "The workspace of --patient (default: TABIB_WORKSPACE, else ./workspace).", ValueName = "DIR")]
    public string? Workspace { get; init; }

    [Option("--as-of", "With --patient: what was known by the end of this day (default: now).", ValueName = "DATE")]
    public DateTimeOffset? AsOf { get; init; }

    [Option("--purpose", "With --patient: what for; it is journalled (default: operations).", ValueName = "TEXT")]
    public string? Purpose { get; init; }

    [Option("--drug", "This drug: a name or an RxNorm code. May be given several times; by default the drugs of --medications, those that --patient takes, or all that guidelines speak of.", ValueName = "DRUG")]
    public IReadOnlyList<string> Drug { get; init; } = [];

    [Option("--medications", "What the patient takes, a drug a line: name, RxNorm code, or both parted by a tab. Inhibitors and inducers among them change results, and that is told. With --patient it counts in place of the record.", ValueName = "FILE")]
    public string? Medications { get; init; }

    [Option("--age", "For a dose of warfarin: completed years (default: the age of --patient).", ValueName = "YEARS")]
    public int? Age { get; init; }

    [Option("--height", "For a dose of warfarin: cm.", ValueName = "CM")]
    public double? Height { get; init; }

    [Option("--weight", "For a dose of warfarin: kg.", ValueName = "KG")]
    public double? Weight { get; init; }

    [Option("--ancestry", "For a dose of warfarin: white, asian, black or other (mixed, or not stated), the groups of the published algorithm.", ValueName = "GROUP")]
    public string Ancestry { get; init; } = "other";

    [Option("--sample", "This sample alone; all by default.", ValueName = "NAME")]
    public string? Sample { get; init; }

    [Option("--knowledge", "A knowledge folder to use in place of the shipped one.", ValueName = "DIR")]
    public string? Knowledge { get; init; }

    [Option("--out", "Write the JSON lines here.", ValueName = "JSONL")]
    public string? Out { get; init; }

    [Option("--html", "Write a page for people here, of all drugs unless --drug names some; beside it, as NAME.card.html, the cards for patients to carry.", ValueName = "HTML")]
    public string? Html { get; init; }
}
