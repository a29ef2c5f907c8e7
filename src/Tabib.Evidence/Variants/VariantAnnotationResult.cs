namespace Tabib.Evidence.Variants;

/// <summary>What came of annotating a file.</summary>
/// <param name="Transcripts">Transcripts of the annotation.</param>
/// <param name="Alleles">Alternate alleles of all records.</param>
/// <param name="InTranscripts">Alleles that touch a transcript.</param>
/// <param name="ReferenceMismatches">Records whose REF disagrees with the reference: nothing is said of them.</param>
/// <param name="WithoutReference">Records on a contig that the FASTA file does not have.</param>
/// <param name="WithoutGenes">Records on a contig that the annotation does not have.</param>
/// <param name="ByConsequence">Alleles by their most severe consequence, the most severe first.</param>
/// <param name="ClinVarMatches">Alleles found; null where the file was not asked for.</param>
/// <param name="GnomadMatches">As <paramref name="ClinVarMatches"/>.</param>
public sealed record VariantAnnotationResult(
    int Transcripts,
    long Records,
    long Alleles,
    long InTranscripts,
    long ReferenceMismatches,
    long WithoutReference,
    long WithoutGenes,
    IReadOnlyList<KeyValuePair<string, long>> ByConsequence,
    long? ClinVarMatches,
    long? GnomadMatches);
