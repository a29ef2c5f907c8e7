namespace Tabib.Evidence.Variants.Normalization;

/// <summary>What an ALT allele is beside its REF.</summary>
internal enum AlleleKind
{
    /// <summary>The same bases, "." or a reference block.</summary>
    Reference,
    Snp,

    /// <summary>Several bases, as many as REF.</summary>
    MultiNucleotide,

    /// <summary>A pure insertion or deletion.</summary>
    Indel,

    /// <summary>Other lengths and other bases.</summary>
    Complex,
    Symbolic,
    Breakend,

    /// <summary>"*": taken away by a deletion upstream.</summary>
    Star,
}
