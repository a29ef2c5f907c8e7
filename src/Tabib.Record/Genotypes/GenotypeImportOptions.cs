using Tabib.Core.Genome;

namespace Tabib.Record.Genotypes;

/// <summary>How a file becomes a genotype set.</summary>
public sealed record GenotypeImportOptions
{
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Most bytes of memory; 0 for as many as it takes.</summary>
    public long Memory { get; init; }

    /// <summary>Whether the .pvar is compressed (.pvar.zst).</summary>
    public bool CompressVariants { get; init; }

    /// <summary>Largest distance of a dosage to a whole number of copies at which it is called.</summary>
    public double HardCallThreshold { get; init; } = 0.1;

    /// <summary>Which allele of a .bgen is REF.</summary>
    public BgenReference BgenReference { get; init; } = BgenReference.Unknown;

    /// <summary>Samples of a .bgen that names none, or sexes and parents for the others; null for what the file says.</summary>
    public SampleTable? Samples { get; init; }

    /// <summary>Which samples and variants of the file are taken. Problems of samples that are left out do not count.</summary>
    public GenotypeSelection Selection { get; init; } = GenotypeSelection.Everything;

    /// <summary>Field of a VCF that dosages are taken from.</summary>
    public VcfDosageField Dosage { get; init; } = VcfDosageField.None;

    /// <summary>What a genotype with one missing allele becomes.</summary>
    public HalfCall HalfCall { get; init; } = HalfCall.Error;

    /// <summary>What decides the bytes beside the file: options and program. Where it is given, an import that is stopped keeps what is whole, for a later one with the same to go on with; null to keep nothing.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Goes on with what a stopped import kept.</summary>
    public bool Resume { get; init; }

    /// <summary>Told after each block how many variants are done.</summary>
    public Action<long>? Progress { get; init; }
}
