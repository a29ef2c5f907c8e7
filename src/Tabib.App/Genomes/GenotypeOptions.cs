using Tabib.App.Capabilities;

namespace Tabib.App.Genomes;

/// <summary>What every command over a genotype set takes.</summary>
public abstract record GenotypeOptions
{
    [Argument(0, "PREFIX", "The genotype set: PREFIX.pgen/.pvar/.psam or PREFIX.bed/.bim/.fam.")]
    public string Prefix { get; init; } = "";

    [Option("--region", "Only variants here, such as 22 or chr1:1000000-2000000 (1-based, both ends in); may be given several times.", ValueName = "REGION")]
    public IReadOnlyList<string> Region { get; init; } = [];

    [Option("--keep", "Only the samples listed in this file (IID, or FID and IID; one a line).", ValueName = "FILE")]
    public string? Keep { get; init; }

    [Option("--remove", "Not the samples listed in this file.", ValueName = "FILE")]
    public string? Remove { get; init; }

    [Option("--extract", "Only the variants listed in this file (ids, one a line).", ValueName = "FILE")]
    public string? Extract { get; init; }

    [Option("--exclude", "Not the variants listed in this file.", ValueName = "FILE")]
    public string? Exclude { get; init; }

    [Option("--threads", "Threads to use; all processors by default. Results do not depend on it.", ValueName = "N")]
    public int Threads { get; init; }

    [Option("--memory", "Most memory to use, in megabytes; what is needed is told before the work starts.", ValueName = "MB")]
    public int Memory { get; init; }

    [Option("--purpose", "What the genotypes are read for, such as research; it is written down.", ValueName = "PURPOSE")]
    public string? Purpose { get; init; }

    public int ThreadsInUse => Threads > 0 ? Threads : Environment.ProcessorCount;
}
