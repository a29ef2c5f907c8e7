using Tabib.Ingest.Fasta;
using Tabib.Ingest.Gff;

namespace Tabib.Evidence.Variants;

/// <summary>The coding sequence of a transcript, spliced, in the direction of translation, with the way there from the genome.</summary>
internal sealed class CodingSequence
{
    private readonly Transcript _transcript;
    private readonly int[] _offsets;

    private CodingSequence(Transcript transcript, byte[] bases, int[] offsets, GeneticCode code)
    {
        _transcript = transcript;
        _offsets = offsets;
        Bases = bases;
        for (var i = 1; i < offsets.Length; i++) Slips |= transcript.CodingStarts[i] < transcript.CodingEnds[i - 1];
        Code = code;
        Protein = code.TranslateAll(bases);
    }

    public Transcript Transcript => _transcript;

    public byte[] Bases { get; }

    public GeneticCode Code { get; }

    /// <summary>Its translation, a final * included where the sequence has a stop codon.</summary>
    public string Protein { get; }

    /// <summary>Whether bases are read twice because the ribosome slips back.</summary>
    public bool Slips { get; }

    /// <summary>Whether translation starts with a methionine that the annotation is sure of.</summary>
    public bool HasStart => _transcript.SkippedAtStart == 0 && Protein[0] == 'M';

    public bool HasStop => Protein[^1] == '*';

    /// <param name="contig">Index of the sequence in the FASTA file.</param>
    public static CodingSequence Read(Transcript transcript, FastaReader reference, int contig, GeneticCode code)
    {
        var bases = new byte[transcript.CodingLength];
        var offsets = new int[transcript.CodingStarts.Length];
        var length = 0;
        for (var i = 0; i < offsets.Length; i++)
        {
            offsets[i] = transcript.IsReverse ? transcript.CodingLength - length - (transcript.CodingEnds[i] - transcript.CodingStarts[i]) : length;
            var stretch = bases.AsSpan(length, transcript.CodingEnds[i] - transcript.CodingStarts[i]);
            var read = reference.Read(contig, transcript.CodingStarts[i], stretch);
            stretch[read..].Fill((byte)'N');
            length += stretch.Length;
        }

        if (transcript.IsReverse) GeneticCode.ReverseComplement(bases);
        return new CodingSequence(transcript, bases, offsets, code);
    }

    /// <summary>The coding stretch that holds a place of the genome; −1 where none does.</summary>
    public int FindStretch(int position) => FindStretch(_transcript, position);

    public static int FindStretch(Transcript transcript, int position)
    {
        var (starts, low, high) = (transcript.CodingStarts, 0, transcript.CodingStarts.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (position < starts[middle]) high = middle - 1;
            else if (position >= transcript.CodingEnds[middle]) low = middle + 1;
            else return middle;
        }

        return -1;
    }

    /// <summary>Whether an allele changes bases that are read twice, or stands beside them.</summary>
    public bool TouchesSlip(VariantAllele allele)
    {
        for (var i = 1; i < _offsets.Length; i++)
        {
            var (start, end) = (_transcript.CodingStarts[i], _transcript.CodingEnds[i - 1]);
            if (start < end && (allele.KeepsLength ? allele.Start < end && allele.End > start : allele.Start <= end && allele.End >= start)) return true;
        }

        return false;
    }

    /// <summary>Where a gap between bases of the genome lies in the sequence: bases before it, in the direction of translation.</summary>
    /// <param name="position">0-based position of the base behind the gap, in the direction of the genome.</param>
    public int OffsetOfGap(int stretch, int position) =>
        _offsets[stretch] + (_transcript.IsReverse ? _transcript.CodingEnds[stretch] - position : position - _transcript.CodingStarts[stretch]);
}
