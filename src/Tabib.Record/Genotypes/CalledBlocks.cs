using Tabib.Core.Genome;

namespace Tabib.Record.Genotypes;

/// <summary>Stretches of the genome, such as those where one person was called homozygous for the reference in a gVCF.</summary>
public sealed class CalledBlocks
{
    private readonly Dictionary<string, GenomeStretches> _byChromosome = new(StringComparer.Ordinal);
    private string _lastName = "";
    private GenomeStretches? _last;

    public bool IsEmpty => _byChromosome.Count == 0;

    /// <summary>Whether the whole range lies in stretches without a gap between them.</summary>
    /// <param name="canonical">Name as <see cref="Chromosome.Canonical"/> has it.</param>
    /// <param name="start">0-based.</param>
    /// <param name="end">0-based, not included.</param>
    /// <param name="firstBase">Base of the reference at the start, where a stretch begins there and tells it; else 0.</param>
    public bool Covers(string canonical, int start, int end, out byte firstBase)
    {
        firstBase = 0;
        return _byChromosome.TryGetValue(canonical, out var stretches) && stretches.Covers(start, end, out firstBase);
    }

    /// <summary>Whether a stretch has a base in common with the range.</summary>
    public bool Overlaps(string canonical, int start, int end) => _byChromosome.TryGetValue(canonical, out var stretches) && stretches.Overlaps(start, end);

    /// <param name="firstBase">Of the reference; 0 where it is not told.</param>
    internal void Add(string chromosome, int start, int end, byte firstBase)
    {
        if (chromosome != _lastName || _last is null)
        {
            _lastName = chromosome;
            var canonical = Chromosome.Of(chromosome).Canonical;
            if (!_byChromosome.TryGetValue(canonical, out _last)) _byChromosome.Add(canonical, _last = new GenomeStretches());
        }

        _last.Add(start, end, firstBase);
    }

    /// <summary>Puts the stretches in order; called once, before any question.</summary>
    internal void Complete()
    {
        foreach (var stretches in _byChromosome.Values) stretches.Complete();
    }
}
