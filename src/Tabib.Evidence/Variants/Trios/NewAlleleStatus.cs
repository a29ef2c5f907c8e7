namespace Tabib.Evidence.Variants.Trios;

/// <summary>Whether an allele that neither parent has is believed to be new in the child.</summary>
public enum NewAlleleStatus
{
    /// <summary>Nothing speaks against it.</summary>
    Candidate,

    /// <summary>One of the three has too few reads.</summary>
    LowDepth,

    /// <summary>One of the three is called with too little certainty.</summary>
    LowQuality,

    /// <summary>Too small a share of the child's reads show it.</summary>
    FewReads,

    /// <summary>Reads of a parent show it.</summary>
    InParent,
}
