using Tabib.Core.Genome;

namespace Tabib.Ingest.Fasta;

/// <summary>The sequences of a FASTA file, in its order, found by name.</summary>
public sealed class FastaIndex
{
    private readonly Dictionary<string, int> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _canonical = new(StringComparer.Ordinal);

    internal FastaIndex(IReadOnlyList<FastaContig> contigs)
    {
        Contigs = contigs;
        for (var i = 0; i < contigs.Count; i++)
        {
            _exact.TryAdd(contigs[i].Name, i);
            _canonical.TryAdd(Chromosome.Of(contigs[i].Name).Canonical, i);
        }
    }

    public IReadOnlyList<FastaContig> Contigs { get; }

    /// <summary>Finds a sequence by its name; where no name is the same, by the chromosome it stands for ("chr1" finds "1", "M" finds "MT").</summary>
    /// <returns>−1 where there is none.</returns>
    public int Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _exact.TryGetValue(name, out var index) || _canonical.TryGetValue(Chromosome.Of(name).Canonical, out index) ? index : -1;
    }
}
