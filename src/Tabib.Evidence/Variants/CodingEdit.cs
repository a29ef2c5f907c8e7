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
        var bases = allele.Bases;
        var stretch = coding.FindStretch(start);
        if (stretch < 0 && allele.KeepsLength && end > start) stretch = coding.FindStretch(end - 1);
        if (stretch < 0) return null;
        var (first, last) = (transcript.CodingStarts[stretch], transcript.CodingEnds[stretch]);
        if (allele.KeepsLength)
        {
            // Bases beyond the stretch do not reach the protein.
            var (skipped, kept) = (Math.Max(0, first - start), Math.Min(end, last) - Math.Max(start, first));
            if (kept < end - start && transcript.CodingStarts.Length > 1 && (skipped > 0 ? coding.FindStretch(start) : coding.FindStretch(end - 1)) is >= 0 and var other && other != stretch) return null;
            bases = bases.Slice(skipped, kept);
            (start, end) = (Math.Max(start, first), Math.Min(end, last));
        }
        else if (end > last)
        {
            return null;
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
