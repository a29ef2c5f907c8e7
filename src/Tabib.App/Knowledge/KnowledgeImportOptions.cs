using Tabib.App.Capabilities;

namespace Tabib.App.Knowledge;

public sealed record KnowledgeImportOptions
{
    [Argument(0, "RELEASE", "The release, as it was published: a folder, of PharmVar also the zip file.")]
    public string Folder { get; init; } = "";

    [Option("--kind", "What the release holds: pgx (allele definitions and phenotypes of pharmacogenes), or pgx-advice (guidance for drugs).", ValueName = "KIND", Required = true)]
    public string Kind { get; init; } = "";

    [Option("--positions", "Places on both builds (PyPGx's variant-table.csv, plain or gzip); without it GRCh37 files cannot be called.", ValueName = "CSV")]
    public string? Positions { get; init; }

    [Option("--release", "Name of the release, for CPIC's tables and guidance, which do not state it; a day (2025-11-05) at best.", ValueName = "VERSION")]
    public string? Release { get; init; }

    [Option("--basis", "Knowledge folder whose facts stay where the release is silent, such as functions beside PharmVar's alleles (default: the program's own).", ValueName = "DIR")]
    public string? Basis { get; init; }

    [Option("--out", "Knowledge folder to write to; files of genes that the release does not hold stay.", ValueName = "DIR", Required = true)]
    public string Out { get; init; } = "";
}
