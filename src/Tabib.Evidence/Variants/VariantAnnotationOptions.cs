namespace Tabib.Evidence.Variants;

/// <summary>How variants are annotated.</summary>
public sealed record VariantAnnotationOptions
{
    /// <summary>GFF3 of the genes.</summary>
    public required string Genes { get; init; }

    /// <summary>FASTA of the genome.</summary>
    public required string Reference { get; init; }

    /// <summary>ClinVar's VCF; null for none.</summary>
    public string? ClinVar { get; init; }

    /// <summary>gnomAD's VCF; null for none.</summary>
    public string? Gnomad { get; init; }

    public IReadOnlyList<AnnotationField> ClinVarFields { get; init; } = AnnotationField.ClinVar;

    public IReadOnlyList<AnnotationField> GnomadFields { get; init; } = AnnotationField.Gnomad;

    public PhaseHandling Phase { get; init; }

    /// <summary>The first problem stops the work: a REF that disagrees with the reference, a row of the annotation that is none.</summary>
    public bool Strict { get; init; }

    /// <summary>Threads that decompress and compress beside the one that annotates.</summary>
    public int Threads { get; init; } = Math.Max(1, Environment.ProcessorCount);
}
