using Tabib.Ingest.Gff;

namespace Tabib.Evidence.Variants;

/// <summary>What an allele does to a transcript: what its place says, and the edit of the coding sequence where there is one.</summary>
/// <param name="Place">Splice sites, untranslated regions, introns, a lost start or stop; nothing that needs the translation of an edit.</param>
/// <param name="Edit">To be translated, alone or with others of its haplotype.</param>
internal readonly record struct TranscriptEffect(Transcript Transcript, VariantAllele Allele, ConsequenceType Place, CodingEdit? Edit)
{
    /// <summary>The edit once more where the ribosome slips back and reads the bases again; null elsewhere.</summary>
    public CodingEdit? Again { get; init; }

    public const ConsequenceType StartOrStop = ConsequenceType.StartLost | ConsequenceType.StopLost | ConsequenceType.StartRetained | ConsequenceType.StopRetained;
    public const ConsequenceType Untranslated = ConsequenceType.FivePrimeUtr | ConsequenceType.ThreePrimeUtr;

    /// <summary>Consequences that are told of genes only where nothing else is.</summary>
    public const ConsequenceType Remote = ConsequenceType.Intron | ConsequenceType.NonCoding;

    public bool IsRemote => (Place & Remote) != 0;
}
