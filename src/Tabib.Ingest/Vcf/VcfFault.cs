namespace Tabib.Ingest.Vcf;

/// <summary>Why the bytes of a record are none.</summary>
internal enum VcfFault
{
    None,

    /// <summary>Fewer than eight columns.</summary>
    TooFewColumns,

    /// <summary>POS is no whole number of 0 to 2,147,483,647.</summary>
    NoPosition,

    /// <summary>A BCF record whose parts do not fit its lengths, or that names what its header lacks.</summary>
    Malformed,
}
