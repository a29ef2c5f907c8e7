namespace Tabib.Evidence.Pharmacogenomics.Comparison;

/// <summary>The call of one gene as <c>tabib pgx call</c> stored it.</summary>
/// <param name="Haplotypes">The list form of DPYD and RYR1.</param>
/// <param name="AdviceAlleles">What a lowest-function gene's result, or a result inferred from one position, rests on.</param>
/// <param name="HasResult">Whether the line states a result, be it none.</param>
/// <param name="Source">"vcf" or "outside".</param>
public sealed record StoredCall(string Gene, IReadOnlyList<StoredDiplotype> Diplotypes, IReadOnlyList<string> Haplotypes, IReadOnlyList<string> AdviceAlleles, bool HasResult, string? Phenotype, string? ActivityScore, string Source)
{
    /// <summary>As a person writes it; empty where nothing was called.</summary>
    public string Text => Haplotypes.Count > 0 ? string.Join(", ", Haplotypes)
        : Diplotypes.Count > 0 ? string.Join(" or ", Diplotypes.Select(diplotype => diplotype.Alleles.Count > 0 ? string.Join('/', diplotype.Alleles) : diplotype.Phenotype ?? diplotype.ActivityScore ?? ""))
        : string.Join('/', AdviceAlleles);
}
