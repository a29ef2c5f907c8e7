namespace Tabib.Evidence.Variants;

/// <summary>What a variant does to a transcript; several may hold at once. The order of the bits is the order in which BCSQ lists them.</summary>
[Flags]
internal enum ConsequenceType
{
    None = 0,
    Synonymous = 1 << 0,
    Missense = 1 << 1,
    StopLost = 1 << 2,
    StopGained = 1 << 3,
    InframeDeletion = 1 << 4,
    InframeInsertion = 1 << 5,
    Frameshift = 1 << 6,
    SpliceAcceptor = 1 << 7,
    SpliceDonor = 1 << 8,
    StartLost = 1 << 9,
    SpliceRegion = 1 << 10,
    StopRetained = 1 << 11,
    FivePrimeUtr = 1 << 12,
    ThreePrimeUtr = 1 << 13,

    /// <summary>Inside a transcript that is not translated.</summary>
    NonCoding = 1 << 14,
    Intron = 1 << 15,

    /// <summary>Insertions and deletions that together keep the length.</summary>
    InframeAltering = 1 << 16,

    /// <summary>The transcript is subject to nonsense-mediated decay.</summary>
    NmdTranscript = 1 << 17,

    /// <summary>Touches the coding sequence in a way that cannot be told more exactly.</summary>
    CodingSequence = 1 << 18,

    /// <summary>A symbolic insertion or duplication.</summary>
    FeatureElongation = 1 << 19,
    StartRetained = 1 << 20,

    /// <summary>A symbolic deletion.</summary>
    FeatureTruncation = 1 << 21,

    /// <summary>Inside an exon of a transcript that is not translated; BCSQ does not tell it apart.</summary>
    NonCodingExon = 1 << 22,
}
