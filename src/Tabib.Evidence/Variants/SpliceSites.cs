using Tabib.Ingest.Gff;

namespace Tabib.Evidence.Variants;

/// <summary>Which parts around the ends of its introns an allele touches.</summary>
/// <remarks>Sequence Ontology: the site is the first and last two bases of an intron, the region the next six and three of the exon. An insertion at the end of an exon (in the direction of the genome) counts to the intron, one at its start to the exon.</remarks>
internal static class SpliceSites
{
    public const int Site = 2;
    public const int IntronRegion = 8;
    public const int ExonRegion = 3;

    public static ConsequenceType Touched(Transcript transcript, int start, int end, bool isInsertion)
    {
        var types = ConsequenceType.None;
        var first = FirstExon(transcript, start - IntronRegion - 1);
        for (var exon = first; exon < transcript.ExonStarts.Length && transcript.ExonStarts[exon] <= end + IntronRegion; exon++)
        {
            if (exon > 0) types |= IsSlip(transcript, exon) ? Near(start, end, transcript.ExonStarts[exon], transcript.ExonStarts[exon] + ExonRegion)
                : isInsertion ? InsertionAtStart(transcript, exon, start) : AtStart(transcript, exon, start, end);
            if (exon + 1 < transcript.ExonStarts.Length) types |= IsSlip(transcript, exon + 1) ? Near(start, end, transcript.ExonEnds[exon] - ExonRegion, transcript.ExonEnds[exon])
                : isInsertion ? InsertionAtEnd(transcript, exon, start) : AtEnd(transcript, exon, start, end);
        }

        return types;
    }

    /// <summary>The first exon that ends behind a place.</summary>
    public static int FirstExon(Transcript transcript, int position)
    {
        var found = transcript.FindExon(position);
        return found < 0 ? ~found : found;
    }

    /// <summary>Whether there is no intron before an exon, but a place where the ribosome slips back.</summary>
    private static bool IsSlip(Transcript transcript, int exon) => transcript.ExonStarts[exon] < transcript.ExonEnds[exon - 1];

    private static ConsequenceType Near(int start, int end, int from, int to) => start < to && end > from ? ConsequenceType.SpliceRegion : ConsequenceType.None;

    private static ConsequenceType AtStart(Transcript transcript, int exon, int start, int end)
    {
        var boundary = transcript.ExonStarts[exon];
        if (start < boundary && end > boundary - Site) return transcript.IsReverse ? ConsequenceType.SpliceDonor : ConsequenceType.SpliceAcceptor;
        return start < Math.Min(boundary + ExonRegion, transcript.ExonEnds[exon]) && end > boundary - IntronRegion ? ConsequenceType.SpliceRegion : ConsequenceType.None;
    }

    private static ConsequenceType AtEnd(Transcript transcript, int exon, int start, int end)
    {
        var boundary = transcript.ExonEnds[exon];
        if (start < boundary + Site && end > boundary) return transcript.IsReverse ? ConsequenceType.SpliceAcceptor : ConsequenceType.SpliceDonor;
        return start < boundary + IntronRegion && end > Math.Max(boundary - ExonRegion, transcript.ExonStarts[exon]) ? ConsequenceType.SpliceRegion : ConsequenceType.None;
    }

    private static ConsequenceType InsertionAtStart(Transcript transcript, int exon, int position)
    {
        var boundary = transcript.ExonStarts[exon];
        if (position == boundary - 1) return transcript.IsReverse ? ConsequenceType.SpliceDonor : ConsequenceType.SpliceAcceptor;
        return position > boundary - IntronRegion && position <= boundary + ExonRegion && position < transcript.ExonEnds[exon] ? ConsequenceType.SpliceRegion : ConsequenceType.None;
    }

    private static ConsequenceType InsertionAtEnd(Transcript transcript, int exon, int position)
    {
        var boundary = transcript.ExonEnds[exon];
        if (position == boundary || position == boundary + 1) return transcript.IsReverse ? ConsequenceType.SpliceAcceptor : ConsequenceType.SpliceDonor;
        return position < boundary + IntronRegion && position > boundary - ExonRegion && position > transcript.ExonStarts[exon] ? ConsequenceType.SpliceRegion : ConsequenceType.None;
    }
}
