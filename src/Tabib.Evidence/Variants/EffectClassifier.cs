using Tabib.Ingest.Gff;

namespace Tabib.Evidence.Variants;

/// <summary>Says what an allele does to a transcript by where it lies.</summary>
/// <remarks>Haplotype-aware consequences: Danecek and McCarthy, Bioinformatics 2017, doi:10.1093/bioinformatics/btx100.</remarks>
internal sealed class EffectClassifier(RepeatShift shift, Func<Transcript, CodingSequence> codingOf)
{
    private const int LongestLoneStart = 3;

    /// <returns>Null where the allele lies outside the transcript.</returns>
    public TranscriptEffect? Classify(Transcript transcript, VariantAllele allele)
    {
        if (!Overlaps(transcript, allele.Start, allele.End)) return null;
        if (!allele.IsInsertion && allele.Bases.Length == 0) allele = Settle(transcript, allele);
        var splice = SpliceSites.Touched(transcript, allele.Start, allele.End, allele.IsInsertion);
        if (splice == ConsequenceType.SpliceRegion && CanLeaveSpliceRegion(transcript, allele)) splice = ConsequenceType.None;
        var isExonic = Touches(transcript.ExonStarts, transcript.ExonEnds, allele.Start, allele.End);
        if (!transcript.IsCoding) return new TranscriptEffect(transcript, allele, ConsequenceType.NonCoding | splice | (isExonic ? ConsequenceType.NonCodingExon : ConsequenceType.Intron), null);
        if (!isExonic) return new TranscriptEffect(transcript, allele, splice == ConsequenceType.None ? ConsequenceType.Intron : splice, null);
        return ClassifyExonic(transcript, allele, splice);
    }

    /// <summary>The same for a symbolic allele, of which only the place is known.</summary>
    public static TranscriptEffect? ClassifySymbolic(Transcript transcript, VariantAllele allele)
    {
        if (!Overlaps(transcript, allele.Start, allele.End)) return null;
        if (!Touches(transcript.ExonStarts, transcript.ExonEnds, allele.Start, allele.End) && !allele.IsInsertion) return new TranscriptEffect(transcript, allele, transcript.IsCoding ? ConsequenceType.Intron : ConsequenceType.NonCoding | ConsequenceType.Intron, null);
        if (!allele.IsInsertion) return new TranscriptEffect(transcript, allele, ConsequenceType.FeatureTruncation, null);
        var place = SpliceSites.Touched(transcript, allele.Start, allele.End, isInsertion: true);
        if (transcript.IsCoding && IsCodingInsertion(transcript, allele.Start)) place |= ConsequenceType.CodingSequence;
        else if (Touches(transcript.ExonStarts, transcript.ExonEnds, allele.Start, allele.End)) place |= transcript.IsCoding ? UntranslatedSides(transcript, allele.Start, allele.End) : ConsequenceType.NonCoding;
        if (place == ConsequenceType.None) place = transcript.IsCoding ? ConsequenceType.Intron : ConsequenceType.NonCoding | ConsequenceType.Intron;
        return new TranscriptEffect(transcript, allele, place | ConsequenceType.FeatureElongation, null);
    }

    public static bool Overlaps(Transcript transcript, int start, int end) =>
        start == end ? start > transcript.Start && start < transcript.End : start < transcript.End && end > transcript.Start;

    private TranscriptEffect ClassifyExonic(Transcript transcript, VariantAllele allele, ConsequenceType splice)
    {
        var (start, end) = (allele.Start, allele.End);
        var untranslated = UntranslatedSides(transcript, start, end);
        if (allele.IsInsertion)
        {
            if (!IsCodingInsertion(transcript, start)) return new TranscriptEffect(transcript, allele, splice | untranslated, null);
        }
        else if (!Touches(transcript.CodingStarts, transcript.CodingEnds, start, end))
        {
            return new TranscriptEffect(transcript, allele, splice | (untranslated != 0 ? untranslated : ConsequenceType.CodingSequence), null);
        }

        var coding = codingOf(transcript);
        if (coding.Slips && coding.TouchesSlip(allele))
        {
            // What else than a substitution does to the place where the ribosome slips nobody knows.
            if (!allele.KeepsLength) return new TranscriptEffect(transcript, allele, splice | ConsequenceType.CodingSequence, null);
            var (first, again) = CodingEdit.OfSlip(coding, allele);
            return new TranscriptEffect(transcript, allele, splice | untranslated, first) { Again = again };
        }

        if (CodingEdit.Of(coding, allele) is not { } edit) return new TranscriptEffect(transcript, allele, splice | Spanning(coding, allele, untranslated), null);
        if (!coding.HasStart || !TouchesStart(edit) || FirstStretchLength(transcript) <= LongestLoneStart || KeepsStart(coding, edit)) return new TranscriptEffect(transcript, allele, splice | untranslated, edit);
        var retained = !allele.KeepsLength && CanLeaveTowardsStart(transcript, allele);
        return new TranscriptEffect(transcript, allele, splice | untranslated | (retained ? ConsequenceType.StartRetained : ConsequenceType.StartLost), null);
    }

    /// <summary>An allele that reaches beyond the coding sequence, or over the end of an exon.</summary>
    private ConsequenceType Spanning(CodingSequence coding, VariantAllele allele, ConsequenceType untranslated)
    {
        var transcript = coding.Transcript;
        if (allele.Start < transcript.Start || allele.End > transcript.End) return ConsequenceType.CodingSequence | untranslated;
        var (touchesStart, touchesStop) = Ends(transcript, allele);
        if (touchesStart && coding.HasStart && CanLeaveTowardsStart(transcript, allele)) return ConsequenceType.StartRetained;
        if (touchesStop && coding.HasStop && CanLeaveTowardsStop(transcript, allele)) return untranslated;
        var types = untranslated;
        if (touchesStart && coding.HasStart) types |= ConsequenceType.StartLost;
        if (touchesStop && coding.HasStop) types |= ConsequenceType.StopLost;
        var (coded, exonic) = (Overlap(transcript.CodingStarts, transcript.CodingEnds, allele), Overlap(transcript.ExonStarts, transcript.ExonEnds, allele));
        if (exonic == allele.End - allele.Start) return types == untranslated ? types | ConsequenceType.CodingSequence : types;
        // Which of the new bases would be spliced into the exon nobody knows.
        if (allele.Bases.Length > 0) return types | ConsequenceType.CodingSequence;
        return types | (coded % 3 != 0 ? ConsequenceType.Frameshift : ConsequenceType.InframeDeletion);
    }

    /// <summary>Whether the allele reaches from outside into the first codon, into the last one.</summary>
    private static (bool Start, bool Stop) Ends(Transcript transcript, VariantAllele allele)
    {
        var (left, right) = (allele.Start < transcript.CodingStart + 3, allele.End > transcript.CodingEnd - 3);
        return transcript.IsReverse ? (right, left) : (left, right);
    }

    private static bool TouchesStart(CodingEdit edit) => edit.Length > 0 ? edit.Start < 3 : edit.Start is > 0 and < 3;

    private static int FirstStretchLength(Transcript transcript) =>
        transcript.IsReverse ? transcript.CodingEnds[^1] - transcript.CodingStarts[^1] : transcript.CodingEnds[0] - transcript.CodingStarts[0];

    private static bool KeepsStart(CodingSequence coding, CodingEdit edit)
    {
        if (edit.Growth != 0) return false;
        Span<byte> codon = [.. coding.Bases.AsSpan(0, 3)];
        for (var i = 0; i < edit.Length && edit.Start + i < 3; i++) codon[edit.Start + i] = edit.Bases[i];
        return coding.Code.Translate(codon) == 'M';
    }

    private bool CanLeaveTowardsStart(Transcript transcript, VariantAllele allele) =>
        transcript.IsReverse ? shift.CanMove(allele, transcript.CodingEnd - allele.Start) : shift.CanMove(allele, transcript.CodingStart - allele.End);

    private bool CanLeaveTowardsStop(Transcript transcript, VariantAllele allele) =>
        transcript.IsReverse ? shift.CanMove(allele, transcript.CodingStart - allele.End) : shift.CanMove(allele, transcript.CodingEnd - allele.Start);

    /// <summary>A deletion over the end of an exon is read as one of the exon, or of the intron alone, where the repeat allows it.</summary>
    private VariantAllele Settle(Transcript transcript, VariantAllele allele)
    {
        var exon = SpliceSites.FirstExon(transcript, allele.Start);
        if (exon >= transcript.ExonStarts.Length || allele.End <= transcript.ExonStarts[exon]) return allele;
        var (start, end) = (transcript.ExonStarts[exon], transcript.ExonEnds[exon]);
        if (allele.Start < start && allele.End <= end && exon > 0)
        {
            if (shift.CanMove(allele, start - allele.Start)) return allele.MovedBy(start - allele.Start);
            if (shift.CanMove(allele, start - allele.End)) return allele.MovedBy(start - allele.End);
        }
        else if (allele.Start >= start && allele.End > end && exon + 1 < transcript.ExonStarts.Length && allele.End <= transcript.ExonStarts[exon + 1])
        {
            if (shift.CanMove(allele, end - allele.End)) return allele.MovedBy(end - allele.End);
            if (shift.CanMove(allele, end - allele.Start)) return allele.MovedBy(end - allele.Start);
        }

        return allele;
    }

    /// <summary>A deletion within an intron that leaves the sequence beside the exons as it was.</summary>
    private bool CanLeaveSpliceRegion(Transcript transcript, VariantAllele allele)
    {
        if (allele.IsInsertion || allele.Bases.Length > 0) return false;
        var exon = SpliceSites.FirstExon(transcript, allele.Start);
        if (exon == 0 || exon >= transcript.ExonStarts.Length || allele.End > transcript.ExonStarts[exon]) return false;
        var (from, to) = (transcript.ExonEnds[exon - 1] + SpliceSites.IntronRegion, transcript.ExonStarts[exon] - SpliceSites.IntronRegion);
        if (to - from < allele.End - allele.Start) return false;
        return (allele.Start < from && shift.CanMove(allele, from - allele.Start)) || (allele.End > to && shift.CanMove(allele, to - allele.End));
    }

    /// <summary>An insertion within the coding sequence, or before the first base of an exon that continues it.</summary>
    private static bool IsCodingInsertion(Transcript transcript, int position)
    {
        var stretch = CodingSequence.FindStretch(transcript, position);
        if (stretch < 0) return false;
        return position > transcript.CodingStarts[stretch] || (position > transcript.CodingStart && Array.BinarySearch(transcript.ExonStarts, position) > 0);
    }

    private static ConsequenceType UntranslatedSides(Transcript transcript, int start, int end)
    {
        var skippedLeft = transcript.IsReverse ? transcript.SkippedAtEnd : transcript.SkippedAtStart;
        var skippedRight = transcript.IsReverse ? transcript.SkippedAtStart : transcript.SkippedAtEnd;
        var isInsertion = start == end;
        var (leftEnd, rightStart) = (Math.Min(end, transcript.CodingStart - skippedLeft), Math.Max(start, transcript.CodingEnd + skippedRight));
        var left = isInsertion ? start <= transcript.CodingStart : leftEnd > start && Touches(transcript.ExonStarts, transcript.ExonEnds, start, leftEnd);
        var right = isInsertion ? start >= transcript.CodingEnd : end > rightStart && Touches(transcript.ExonStarts, transcript.ExonEnds, rightStart, end);
        if (isInsertion && !Touches(transcript.ExonStarts, transcript.ExonEnds, start, end)) return ConsequenceType.None;
        var (five, three) = transcript.IsReverse ? (right, left) : (left, right);
        return (five ? ConsequenceType.FivePrimeUtr : ConsequenceType.None) | (three ? ConsequenceType.ThreePrimeUtr : ConsequenceType.None);
    }

    /// <summary>Whether a stretch holds a base of the range, or the base behind an insertion.</summary>
    private static bool Touches(int[] starts, int[] ends, int start, int end)
    {
        if (end < start) return false;
        var (low, high) = (0, starts.Length - 1);
        var last = start == end ? end : end - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (last < starts[middle]) high = middle - 1;
            else if (start >= ends[middle]) low = middle + 1;
            else return true;
        }

        return false;
    }

    private static int Overlap(int[] starts, int[] ends, VariantAllele allele)
    {
        var bases = 0;
        for (var i = 0; i < starts.Length; i++) bases += Math.Max(0, Math.Min(ends[i], allele.End) - Math.Max(starts[i], allele.Start));
        return bases;
    }
}
