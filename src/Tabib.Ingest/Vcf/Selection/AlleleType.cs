namespace Tabib.Ingest.Vcf.Selection;

/// <summary>What an alternate allele is, as bcftools tells them apart.</summary>
[Flags]
internal enum AlleleType
{
    None = 0,

    /// <summary>No alternate allele, or one for "anything else" (&lt;*&gt;, &lt;NON_REF&gt;).</summary>
    Ref = 1,

    /// <summary>One base for one.</summary>
    Snp = 2,

    /// <summary>As many bases, more than one of them others.</summary>
    Mnp = 4,

    /// <summary>Bases more or fewer.</summary>
    Indel = 8,

    /// <summary>A breakend.</summary>
    Bnd = 16,

    /// <summary>*: a deletion that begins before.</summary>
    Overlap = 32,

    /// <summary>Symbolic alleles, and what is none of the others.</summary>
    Other = 64,
}
