using Tabib.App.Capabilities;

namespace Tabib.App.Genomes;

public sealed record GenotypeImportCommandOptions
{
    [Argument(0, "FILE", "VCF, VCF.gz, BCF, BGEN, or a genotype set (.pgen or .bed, or what its files have in common); what it is is judged by its content. - for a VCF on standard input.")]
    public string File { get; init; } = "";

    [Option("--out", "Where the set is made: PREFIX.pgen, PREFIX.pvar, PREFIX.psam.", ValueName = "PREFIX", Required = true)]
    public string Out { get; init; } = "";

    [Option("--samples", "Sexes, families and parents of the samples, by IID: a .psam, .fam or .sample file. For a .bgen without names it tells the samples.", ValueName = "FILE")]
    public string? Samples { get; init; }

    [Option("--region", "Only variants here, such as 22 or chr1:1000000-2000000 (1-based, both ends in); read by the index where a .tbi or .csi lies beside the file; may be given several times.", ValueName = "REGION")]
    public IReadOnlyList<string> Region { get; init; } = [];

    [Option("--keep", "Only the samples listed in this file (IID, or FID and IID; one a line).", ValueName = "FILE")]
    public string? Keep { get; init; }

    [Option("--remove", "Not the samples listed in this file.", ValueName = "FILE")]
    public string? Remove { get; init; }

    [Option("--extract", "Only the variants listed in this file (ids, one a line).", ValueName = "FILE")]
    public string? Extract { get; init; }

    [Option("--exclude", "Not the variants listed in this file.", ValueName = "FILE")]
    public string? Exclude { get; init; }

    [Option("--dosage", "Take dosages from this field of a VCF: DS, GP or HDS (default: hard calls alone).", ValueName = "FIELD")]
    public string? Dosage { get; init; }

    [Option("--hard-call-threshold", "Call a dosage that is at most this far from a whole number of copies, 0 to below 0.5 (default 0.1).", ValueName = "COPIES")]
    public double HardCallThreshold { get; init; } = 0.1;

    [Option("--half-call", "What a genotype with one missing allele becomes: error (default), missing, haploid, reference.", ValueName = "MODE")]
    public string? HalfCall { get; init; }

    [Option("--reference", "Which allele of a .bgen is REF: first, last, or unknown (default: the first, marked as provisional).", ValueName = "WHICH")]
    public string? Reference { get; init; }

    [Option("--compress-variants", "Write PREFIX.pvar.zst instead of PREFIX.pvar.")]
    public bool CompressVariants { get; init; }

    [Option("--resume", "Go on with an import that was stopped: variants that were written are not made again. File and options must be the same.")]
    public bool Resume { get; init; }

    [Option("--workspace", "Attach the set to the patients of this workspace.", ValueName = "DIR")]
    public string? Workspace { get; init; }

    [Option("--sample-map", "Which patient each sample belongs to: lines of sample, tab, patient (default: samples are called as their patients).", ValueName = "FILE")]
    public string? SampleMap { get; init; }

    [Option("--source", "Name of the system that the patients' ids are of (default: the folder's name).", ValueName = "NAME")]
    public string? Source { get; init; }

    [Option("--threads", "Threads to use; all processors by default. The bytes do not depend on it.", ValueName = "N")]
    public int Threads { get; init; }

    [Option("--memory", "Most memory to use, in megabytes; what is needed is told before the work starts.", ValueName = "MB")]
    public int Memory { get; init; }

    public int ThreadsInUse => Threads > 0 ? Threads : Environment.ProcessorCount;
}
