namespace Tabib.Evidence.Pharmacogenomics.Audit;

/// <summary>What an audit counts of one gene of one sample.</summary>
/// <param name="IsAmbiguous">Several diplotypes are left.</param>
/// <param name="Phenotype">As written; null where there is no call, or the gene has no phenotypes.</param>
internal readonly record struct AuditCall(string Gene, bool IsCalled, bool IsAmbiguous, string? Phenotype)
{
    /// <summary>Called, but what it means is not known.</summary>
    public bool IsIndeterminate => Phenotype is not null && (Phenotype.Contains("Indeterminate", StringComparison.Ordinal) || Phenotype.Contains("n/a", StringComparison.Ordinal));
}
