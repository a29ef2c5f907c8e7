using Tabib.Ingest;
using Tabib.Ingest.Gff;

namespace Tabib.Evidence.Variants;

/// <summary>Positions of a transcript as HGVS counts them: c. from the first base of the coding sequence, n. from the first base of the transcript, introns from the nearest exon.</summary>
/// <remarks>HGVS nomenclature, numbering of coding and non-coding DNA reference sequences (hgvs-nomenclature.org).</remarks>
internal sealed class TranscriptCoordinates
{
    private readonly Transcript _transcript;
    private readonly int[] _before;
    private readonly int _firstCoding;
    private readonly int _lastCoding;

    public TranscriptCoordinates(Transcript transcript)
    {
        _transcript = transcript;
        _before = new int[transcript.ExonStarts.Length];
        var length = 0;
        for (var i = 0; i < _before.Length; i++)
        {
            var exon = transcript.IsReverse ? _before.Length - 1 - i : i;
            _before[exon] = length;
            length += transcript.ExonEnds[exon] - transcript.ExonStarts[exon];
        }

        Length = length;
        if (!transcript.IsCoding) return;
        _firstCoding = Offset(transcript.IsReverse ? transcript.CodingEnd - 1 : transcript.CodingStart) - transcript.SkippedAtStart;
        _lastCoding = Offset(transcript.IsReverse ? transcript.CodingStart : transcript.CodingEnd - 1) + transcript.SkippedAtEnd;
    }

    /// <summary>Bases of the spliced transcript.</summary>
    public int Length { get; }

    /// <summary>Bases of the spliced transcript before an exonic place, in the direction of transcription.</summary>
    public int Offset(int position) => OffsetIn(_transcript.FindExon(position), position);

    /// <summary>Where a base of the spliced transcript lies on the genome.</summary>
    public int PositionOf(int offset)
    {
        for (var exon = 0; ; exon++)
        {
            var within = offset - _before[exon];
            if (within < 0 || within >= _transcript.ExonEnds[exon] - _transcript.ExonStarts[exon]) continue;
            return _transcript.IsReverse ? _transcript.ExonEnds[exon] - 1 - within : _transcript.ExonStarts[exon] + within;
        }
    }

    /// <summary>Appends "145", "-12", "*5", "100+2", "*37-1".</summary>
    /// <param name="position">0-based, within the transcript.</param>
    public void Append(ByteBuffer text, int position)
    {
        var exon = _transcript.FindExon(position);
        if (exon >= 0)
        {
            AppendOffset(text, OffsetIn(exon, position));
            return;
        }

        var next = ~exon;
        var (left, right) = (_transcript.ExonEnds[next - 1] - 1, _transcript.ExonStarts[next]);
        var (upstream, downstream) = _transcript.IsReverse ? (right - position, position - left) : (position - left, right - position);
        var isBehind = upstream <= downstream;
        var fromLeft = isBehind != _transcript.IsReverse;
        AppendOffset(text, fromLeft ? OffsetIn(next - 1, left) : OffsetIn(next, right));
        text.Append(isBehind ? (byte)'+' : (byte)'-');
        text.AppendNumber(isBehind ? upstream : downstream);
    }

    private int OffsetIn(int exon, int position) => _before[exon] + (_transcript.IsReverse ? _transcript.ExonEnds[exon] - 1 - position : position - _transcript.ExonStarts[exon]);

    private void AppendOffset(ByteBuffer text, int offset)
    {
        if (!_transcript.IsCoding)
        {
            text.AppendNumber(offset + 1);
        }
        else if (offset < _firstCoding)
        {
            text.Append((byte)'-');
            text.AppendNumber(_firstCoding - offset);
        }
        else if (offset > _lastCoding)
        {
            text.Append((byte)'*');
            text.AppendNumber(offset - _lastCoding);
        }
        else
        {
            text.AppendNumber(offset - _firstCoding + 1);
        }
    }
}
