using Tabib.Ingest;
using Tabib.Ingest.Fasta;
using Tabib.Ingest.Gff;

namespace Tabib.Evidence.Variants;

/// <summary>Describes alleles as HGVS does on DNA: g. on the genome, c. or n. on a transcript. Insertions and deletions are moved as far 3' as the sequence allows; a duplication is told before an insertion.</summary>
/// <remarks>HGVS nomenclature, recommendations for DNA: substitution, deletion, duplication, insertion, inversion, deletion-insertion; general rule of the 3' end (hgvs-nomenclature.org).</remarks>
internal sealed class HgvsDna(FastaReader reference, RepeatShift shift)
{
    private const int LongestInversion = 1000;

    /// <summary>Appends "1:g.12345A&gt;G".</summary>
    public void AppendGenomic(ByteBuffer text, ReadOnlySpan<byte> contig, VariantAllele allele)
    {
        if (!allele.KeepsLength && shift.FarthestRight(allele) is > 0 and var by) allele = allele.MovedBy(by);
        text.Append(contig);
        text.Append(":g."u8);
        AppendChange(text, allele, null, null);
    }

    /// <summary>Appends "c.145A&gt;G" or "n.12del".</summary>
    /// <returns>False where the allele reaches beyond the transcript: nothing is appended.</returns>
    public bool AppendTranscript(ByteBuffer text, Transcript transcript, TranscriptCoordinates coordinates, VariantAllele allele)
    {
        if (allele.IsInsertion ? allele.Start <= transcript.Start || allele.Start >= transcript.End : allele.Start < transcript.Start || allele.End > transcript.End) return false;
        if (!allele.KeepsLength)
        {
            var room = allele.IsInsertion ? 1 : 0;
            var by = transcript.IsReverse
                ? -shift.FarthestLeft(allele, Math.Min(RepeatShift.Farthest, allele.Start - transcript.Start - room))
                : shift.FarthestRight(allele, Math.Min(RepeatShift.Farthest, transcript.End - allele.End - room));
            if (by != 0) allele = allele.MovedBy(by);
        }

        text.Append(transcript.IsCoding ? "c."u8 : "n."u8);
        AppendChange(text, allele, transcript, coordinates);
        return true;
    }

    private void AppendChange(ByteBuffer text, VariantAllele allele, Transcript? transcript, TranscriptCoordinates? coordinates)
    {
        var isReverse = transcript?.IsReverse == true;
        if (allele.IsInsertion)
        {
            var length = allele.Bases.Length;
            var copied = isReverse ? allele.Start : allele.Start - length;
            if (copied >= (transcript?.Start ?? 0) && copied + length <= (transcript?.End ?? int.MaxValue) && IsSame(copied, allele.Bases))
            {
                AppendRange(text, copied, copied + length, isReverse, coordinates);
                text.Append("dup"u8);
                return;
            }

            AppendRange(text, allele.Start - 1, allele.Start + 1, isReverse, coordinates);
            text.Append("ins"u8);
            AppendBases(text, allele.Bases, isReverse);
            return;
        }

        AppendRange(text, allele.Start, allele.End, isReverse, coordinates);
        if (allele.IsDeletion)
        {
            text.Append("del"u8);
        }
        else if (allele.End - allele.Start == 1 && allele.Bases.Length == 1)
        {
            var before = reference.BaseAt(shift.Contig, allele.Start);
            text.Append(isReverse ? GeneticCode.Complement(before) : before);
            text.Append((byte)'>');
            AppendBases(text, allele.Bases, isReverse);
        }
        else if (IsInversion(allele))
        {
            text.Append("inv"u8);
        }
        else
        {
            text.Append("delins"u8);
            AppendBases(text, allele.Bases, isReverse);
        }
    }

    private static void AppendRange(ByteBuffer text, int start, int end, bool isReverse, TranscriptCoordinates? coordinates)
    {
        var (first, last) = isReverse ? (end - 1, start) : (start, end - 1);
        AppendPosition(text, first, coordinates);
        if (first == last) return;
        text.Append((byte)'_');
        AppendPosition(text, last, coordinates);
    }

    private static void AppendPosition(ByteBuffer text, int position, TranscriptCoordinates? coordinates)
    {
        if (coordinates is null) text.AppendNumber(position + 1L);
        else coordinates.Append(text, position);
    }

    private static void AppendBases(ByteBuffer text, ReadOnlySpan<byte> bases, bool isReverse)
    {
        for (var i = 0; i < bases.Length; i++) text.Append(isReverse ? GeneticCode.Complement(bases[bases.Length - 1 - i]) : bases[i]);
    }

    private bool IsSame(int position, ReadOnlySpan<byte> bases)
    {
        for (var i = 0; i < bases.Length; i++)
        {
            if (reference.BaseAt(shift.Contig, position + i) != bases[i]) return false;
        }

        return true;
    }

    private bool IsInversion(VariantAllele allele)
    {
        if (!allele.KeepsLength || allele.Bases.Length is < 2 or > LongestInversion) return false;
        for (var i = 0; i < allele.Bases.Length; i++)
        {
            if (GeneticCode.Complement(allele.Bases[allele.Bases.Length - 1 - i]) != reference.BaseAt(shift.Contig, allele.Start + i)) return false;
        }

        return true;
    }
}
