using System.Numerics;

namespace Tabib.Evidence.Variants;

/// <summary>Names of consequences: those of BCSQ, and the terms of the Sequence Ontology with their order of severity.</summary>
/// <remarks>Terms and their order: Sequence Ontology (sequenceontology.org), severity as Ensembl publishes it with its list of consequence types.</remarks>
internal static class ConsequenceTerms
{
    private static readonly string[] BcsqNames =
    [
        "synonymous", "missense", "stop_lost", "stop_gained", "inframe_deletion", "inframe_insertion", "frameshift", "splice_acceptor", "splice_donor", "start_lost",
        "splice_region", "stop_retained", "5_prime_utr", "3_prime_utr", "non_coding", "intron", "inframe_altering", "NMD_transcript", "coding_sequence", "feature_elongation",
        "start_retained", "feature_truncation", "",
    ];

    /// <summary>Most severe first.</summary>
    private static readonly (ConsequenceType Type, string Term)[] BySeverity =
    [
        (ConsequenceType.SpliceAcceptor, "splice_acceptor_variant"),
        (ConsequenceType.SpliceDonor, "splice_donor_variant"),
        (ConsequenceType.StopGained, "stop_gained"),
        (ConsequenceType.Frameshift, "frameshift_variant"),
        (ConsequenceType.StopLost, "stop_lost"),
        (ConsequenceType.StartLost, "start_lost"),
        (ConsequenceType.FeatureElongation, "feature_elongation"),
        (ConsequenceType.FeatureTruncation, "feature_truncation"),
        (ConsequenceType.InframeInsertion, "inframe_insertion"),
        (ConsequenceType.InframeDeletion, "inframe_deletion"),
        (ConsequenceType.Missense, "missense_variant"),
        (ConsequenceType.InframeAltering, "protein_altering_variant"),
        (ConsequenceType.SpliceRegion, "splice_region_variant"),
        (ConsequenceType.StartRetained, "start_retained_variant"),
        (ConsequenceType.StopRetained, "stop_retained_variant"),
        (ConsequenceType.Synonymous, "synonymous_variant"),
        (ConsequenceType.CodingSequence, "coding_sequence_variant"),
        (ConsequenceType.FivePrimeUtr, "5_prime_UTR_variant"),
        (ConsequenceType.ThreePrimeUtr, "3_prime_UTR_variant"),
        (ConsequenceType.NonCodingExon, "non_coding_transcript_exon_variant"),
        (ConsequenceType.Intron, "intron_variant"),
        (ConsequenceType.NmdTranscript, "NMD_transcript_variant"),
        (ConsequenceType.NonCoding, "non_coding_transcript_variant"),
    ];

    public const string Intergenic = "intergenic_variant";

    /// <summary>Rank of the most severe consequence: 0 the most severe of all.</summary>
    public static int Severity(ConsequenceType types)
    {
        for (var i = 0; i < BySeverity.Length; i++)
        {
            if ((types & BySeverity[i].Type) != 0) return i;
        }

        return BySeverity.Length;
    }

    /// <summary>The term of a rank.</summary>
    public static string TermOf(int severity) => severity < BySeverity.Length ? BySeverity[severity].Term : Intergenic;

    /// <summary>Names as BCSQ writes them, joined by &amp;.</summary>
    public static void AppendBcsq(System.Text.StringBuilder text, ConsequenceType types)
    {
        var first = true;
        for (var rest = (uint)types; rest != 0; rest &= rest - 1)
        {
            var name = BcsqNames[BitOperations.TrailingZeroCount(rest)];
            if (name.Length == 0) continue;
            if (!first) text.Append('&');
            text.Append(name);
            first = false;
        }
    }

    /// <summary>Terms of the Sequence Ontology, the most severe first, joined by &amp;.</summary>
    public static void AppendTerms(System.Text.StringBuilder text, ConsequenceType types)
    {
        // A transcript that is not translated is told by its exon already.
        if ((types & ConsequenceType.NonCodingExon) != 0) types &= ~ConsequenceType.NonCoding;
        var first = true;
        foreach (var (type, term) in BySeverity)
        {
            if ((types & type) == 0) continue;
            if (!first) text.Append('&');
            text.Append(term);
            first = false;
        }
    }
}
