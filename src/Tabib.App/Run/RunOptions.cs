using Tabib.App.Capabilities;

namespace Tabib.App.Run;

public sealed record RunOptions
{
    [Argument(0, "FOLDER", "The hospital's folder: FHIR JSON, NDJSON, bundles; tables; HL7 v2; VCF and BCF; each also .gz or .zst.")]
    public string Folder { get; init; } = "";

    [Option("--out", "Where the reports go (default: ./tabib-report). An earlier report there is replaced, anything else is left alone.", ValueName = "DIR")]
    public string? Out { get; init; }

    [Option("--workspace", "The workspace (default: TABIB_WORKSPACE, else ./workspace); made where there is none.", ValueName = "DIR")]
    public string? Workspace { get; init; }

    [Option("--as-of", "What was known by the end of this day (default: now).", ValueName = "DATE")]
    public DateTimeOffset? AsOf { get; init; }

    [Option("--source", "Name of the system the data comes from (default: the folder's name).", ValueName = "NAME")]
    public string? Source { get; init; }

    [Option("--mapping", "How the columns of tables are to be read (JSON file).", ValueName = "FILE")]
    public string? Mapping { get; init; }

    [Option("--samples", "Which patient each sample of a VCF belongs to: lines of sample, tab, patient.", ValueName = "FILE")]
    public string? Samples { get; init; }

    [Option("--purpose", "What for; it is journalled (default: operations).", ValueName = "TEXT")]
    public string? Purpose { get; init; }

    [Option("--strict", "Stop at the first fault instead of refusing only what is faulty.")]
    public bool Strict { get; init; }

    [Option("--threads", "How many threads compute (default: all cores); the results are the same.", ValueName = "N")]
    public int? Threads { get; init; }

    [Option("--open", "Show the report in the browser when it is done.")]
    public bool Open { get; init; }
}
