namespace Tabib.Evidence.Variants.Normalization;

/// <summary>What happens to a record whose REF is not what the reference has.</summary>
public enum ReferenceMismatch
{
    /// <summary>The work stops with the place.</summary>
    Error,

    /// <summary>The record is kept as it is, and counted.</summary>
    Warn,

    /// <summary>The record is left out, and counted.</summary>
    Exclude,

    /// <summary>REF and ALT change places where ALT is the reference's, else REF is set; genotypes follow.</summary>
    Set,
}
