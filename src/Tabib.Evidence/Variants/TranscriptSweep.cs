using Tabib.Ingest.Gff;

namespace Tabib.Evidence.Variants;

/// <summary>The transcripts around a place that moves along a contig. Going back costs a new start; nothing depends on the order.</summary>
internal sealed class TranscriptSweep(GeneModel model)
{
    private readonly List<Transcript> _open = [];
    private int _contig = -1;
    private int _next;
    private int _last;

    /// <summary>Transcripts that reach into [start − 1, end], by start; others may be among them that ended before.</summary>
    public List<Transcript> Around(int contig, int start, int end)
    {
        if (contig != _contig || start < _last)
        {
            _open.Clear();
            (_contig, _next) = (contig, 0);
        }

        _last = start;
        if (contig < 0) return _open;
        var transcripts = model.TranscriptsOf(contig);
        while (_next < transcripts.Length && transcripts[_next].Start <= end)
        {
            if (transcripts[_next].End >= start) _open.Add(transcripts[_next]);
            _next++;
        }

        for (var i = 0; i < _open.Count; i++)
        {
            if (_open[i].End >= start) continue;
            _open.RemoveAll(transcript => transcript.End < start);
            break;
        }

        return _open;
    }
}
