namespace Tabib.Evidence.Polygenic;

/// <summary>How the alleles of a weight fit those of a variant; a smaller number is the better fit.</summary>
public enum MatchKind
{
    /// <summary>Effect allele REF, other allele ALT.</summary>
    RefAlt,

    /// <summary>Effect allele ALT, other allele REF.</summary>
    AltRef,

    /// <summary>As <see cref="RefAlt"/> on the other strand.</summary>
    RefAltFlipped,

    /// <summary>As <see cref="AltRef"/> on the other strand.</summary>
    AltRefFlipped,

    /// <summary>Effect allele REF, the other is not told.</summary>
    RefAlone,

    /// <summary>Effect allele ALT, the other is not told.</summary>
    AltAlone,

    None,
}
