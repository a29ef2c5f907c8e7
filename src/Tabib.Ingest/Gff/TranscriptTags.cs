namespace Tabib.Ingest.Gff;

/// <summary>What the annotation says of a transcript beside its structure (tag=... of Ensembl and GENCODE).</summary>
[Flags]
public enum TranscriptTags
{
    None = 0,

    /// <summary>The one transcript of its gene that Ensembl and RefSeq agree on.</summary>
    ManeSelect = 1,

    /// <summary>A further agreed transcript that is needed for known clinical variants.</summary>
    ManePlusClinical = 2,

    /// <summary>Ensembl's single representative of the gene.</summary>
    Canonical = 4,

    /// <summary>The start of the coding sequence was not found.</summary>
    CodingStartMissing = 8,

    /// <summary>The end of the coding sequence was not found.</summary>
    CodingEndMissing = 16,
}
