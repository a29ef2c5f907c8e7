namespace Tabib.Evidence.Variants;

/// <summary>A variant in the terms of a coding sequence.</summary>
/// <param name="Allele">Where it comes from.</param>
/// <param name="Start">Bases of the coding sequence before it.</param>
/// <param name="Length">Bases replaced.</param>
/// <param name="Bases">What stands instead, in the direction of translation.</param>
/// <param name="WindowStart">First base whose codon is reported: the base before an insertion or deletion as VCF writes it is among them.</param>
/// <param name="WindowEnd">Behind the last such base.</param>
internal sealed record CodingEdit(VariantAllele Allele, int Start, int Length, byte[] Bases, int WindowStart, int WindowEnd)
{
    public int Growth => Bases.Length - Length;

    /// <returns>Null where the allele does not lie within one stretch of the coding sequence.</returns>
    public static CodingEdit? Of(CodingSequence coding, VariantAllele allele)
    {
        var transcript = coding.Transcript;
        var (start, end) = (allele.Start, allele.End);
        var stretch = coding.FindStretch(start);
        if (stretch < 0 && allele.KeepsLength && end > start) stretch = coding.FindStretch(end - 1);
        if (stretch < 0) return null;
        var (first, last) = (transcript.CodingStarts[stretch], transcript.CodingEnds[stretch]);
        if (!allele.KeepsLength) return end > last ? null : In(coding, allele, stretch);
        var reachesOut = start < first || end > last;
        if (reachesOut && transcript.CodingStarts.Length > 1 && (start < first ? coding.FindStretch(start) : coding.FindStretch(end - 1)) is >= 0 and var other && other != stretch) return null;
        return In(coding, allele, stretch);
    }

    /// <summary>Substitutions of bases that are read twice: the edit of either reading, in the order of translation.</summary>
    public static (CodingEdit First, CodingEdit Again) OfSlip(CodingSequence coding, VariantAllele allele)
    {
        var transcript = coding.Transcript;
        var stretch = 1;
        while (transcript.CodingStarts[stretch] >= transcript.CodingEnds[stretch - 1] || allele.End <= transcript.CodingStarts[stretch] || allele.Start >= transcript.CodingEnds[stretch - 1]) stretch++;
        var (left, right) = (In(coding, allele, stretch - 1), In(coding, allele, stretch));
        return transcript.IsReverse ? (right, left) : (left, right);
    }

    /// <summary>This and the second reading as one edit.</summary>
    public CodingEdit With(CodingEdit again, CodingSequence coding)
    {
        var end = again.Start + again.Length;
        return new CodingEdit(Allele, Start, end - Start, [.. Bases, .. coding.Bases.AsSpan((Start + Length)..again.Start), .. again.Bases], WindowStart, again.WindowEnd);
    }

    /// <summary>Bases beyond the stretch do not reach the protein.</summary>
    private static CodingEdit In(CodingSequence coding, VariantAllele allele, int stretch)
    {
        var transcript = coding.Transcript;
        var (first, last) = (transcript.CodingStarts[stretch], transcript.CodingEnds[stretch]);
        var (start, end) = (allele.Start, allele.End);
        var bases = allele.Bases;
        if (allele.KeepsLength)
        {
            bases = bases.Slice(Math.Max(0, first - start), Math.Min(end, last) - Math.Max(start, first));
            (start, end) = (Math.Max(start, first), Math.Min(end, last));
        }

        var hasAnchor = !allele.KeepsLength && start > first;
        var read = bases.ToArray();
        if (transcript.IsReverse) GeneticCode.ReverseComplement(read);
        var offset = coding.OffsetOfGap(stretch, transcript.IsReverse ? end : start);
        var length = end - start;
        var window = hasAnchor
            ? transcript.IsReverse ? (offset, offset + length + 1) : (offset - 1, offset + length)
            : length > 0 ? (offset, offset + length)
            : transcript.IsReverse ? (offset - 1, offset) : (offset, offset + 1);
        return new CodingEdit(allele, offset, length, read, window.Item1, window.Item2);
    }
}
