using Tabib.Core.Genome;

namespace Tabib.Ingest.Gff;

/// <summary>The transcripts of a genome, by contig and start.</summary>
public sealed class GeneModel
{
    private readonly Dictionary<string, int> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _canonical = new(StringComparer.Ordinal);
    private readonly Transcript[][] _transcripts;

    internal GeneModel(IReadOnlyList<string> contigs, Transcript[][] transcripts)
    {
        Contigs = contigs;
        _transcripts = transcripts;
        for (var i = 0; i < contigs.Count; i++)
        {
            _exact.TryAdd(contigs[i], i);
            _canonical.TryAdd(Chromosome.Of(contigs[i]).Canonical, i);
        }
    }

    public IReadOnlyList<string> Contigs { get; }

    public int TranscriptCount => _transcripts.Sum(list => list.Length);

    /// <summary>Finds a contig by its name; where no name is the same, by the chromosome it stands for.</summary>
    /// <returns>−1 where the annotation has none.</returns>
    public int Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _exact.TryGetValue(name, out var index) || _canonical.TryGetValue(Chromosome.Of(name).Canonical, out index) ? index : -1;
    }

    /// <summary>Transcripts of a contig, by start, then by end and id.</summary>
    public ReadOnlySpan<Transcript> TranscriptsOf(int contig) => _transcripts[contig];
}
