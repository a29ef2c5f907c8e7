using Tabib.App.Capabilities;

namespace Tabib.App.Pharmacogenomics;

public sealed record PgxCallCommandOptions
{
    [Argument(0, "FILE", "VCF or BCF files, plain or compressed; or genotype sets (PREFIX.pgen, PREFIX.bed).")]
    public IReadOnlyList<string> Files { get; init; } = [];

    [Option("--sample", "This sample alone; all by default.", ValueName = "NAME")]
    public string? Sample { get; init; }

    [Option("--build", "Build of the genome: auto (by header and reference bases), 37 or 38.", ValueName = "BUILD")]
    public string Build { get; init; } = "auto";

    [Option("--outside-calls", "Calls of other laboratories: gene, diplotype, phenotype, activity score, parted by tabs. They beat those of the file. May be given several times.", ValueName = "TSV")]
    public IReadOnlyList<string> OutsideCalls { get; init; } = [];

    [Option("--gene", "This gene alone. May be given several times.", ValueName = "GENE")]
    public IReadOnlyList<string> Gene { get; init; } = [];

    [Option("--all-matches", "All candidates, not only those that explain most positions.")]
    public bool AllMatches { get; init; }

    [Option("--combinations", "Where no diplotype fits, name combinations of alleles and variants that no allele has.")]
    public bool Combinations { get; init; }

    [Option("--research-cyp2d6", "Call CYP2D6 from small variants; deletions, duplications and hybrids are not seen. For research.")]
    public bool ResearchCyp2d6 { get; init; }

    [Option("--absent-is-reference", "You state that positions absent from the file are the reference; every result says so.")]
    public bool AbsentIsReference { get; init; }

    [Option("--population", "Weigh the pairs that fit by how common alleles are in this group, such as European; calls are not changed. None by default.", ValueName = "GROUP")]
    public string? Population { get; init; }

    [Option("--knowledge", "A knowledge folder to use in place of the shipped one.", ValueName = "DIR")]
    public string? Knowledge { get; init; }

    [Option("--out", "Write the JSON lines here.", ValueName = "JSONL")]
    public string? Out { get; init; }

    [Option("--purpose", "What genotype sets are read for, such as treatment or research.", ValueName = "PURPOSE")]
    public string? Purpose { get; init; }

    [Option("--threads", "Threads to use; all processors by default. Results do not depend on it.", ValueName = "N")]
    public int Threads { get; init; }
}
