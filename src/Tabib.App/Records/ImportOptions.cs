using Tabib.App.Capabilities;

namespace Tabib.App.Records;

public sealed record ImportOptions
{
    [Argument(0, "PATH", "Files, folders, or - for standard input: FHIR JSON, NDJSON, bundles; tables; HL7 v2; VCF; each also .gz or .zst.")]
    public IReadOnlyList<string> Paths { get; init; } = [];

    [Option("--workspace", "The workspace (default: TABIB_WORKSPACE, else ./workspace); made where there is none.", ValueName = "DIR")]
    public string? Workspace { get; init; }

    [Option("--source", "Name of the system the data comes from (default: the folder's name). The same Type/id of one source is one resource.", ValueName = "NAME")]
    public string? Source { get; init; }

    [Option("--mapping", "How the columns of tables are to be read (JSON file).", ValueName = "FILE")]
    public string? Mapping { get; init; }

    [Option("--samples", "Which patient each sample of a VCF belongs to: lines of sample, tab, patient.", ValueName = "FILE")]
    public string? Samples { get; init; }

    [Option("--strict", "Stop at the first fault instead of refusing only what is faulty.")]
    public bool Strict { get; init; }
}
