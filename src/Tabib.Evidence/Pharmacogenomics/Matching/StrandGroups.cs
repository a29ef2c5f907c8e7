namespace Tabib.Evidence.Pharmacogenomics.Matching;

/// <summary>Heterozygous positions parted into groups whose orientation to each other is known: all that are phased without a phase set, each phase set, each unphased position by itself.</summary>
internal sealed class StrandGroups
{
    private readonly List<List<int>> _groups = [];

    /// <param name="include">Positions to look at.</param>
    public StrandGroups(GeneSample sample, Func<int, bool> include)
    {
        var sets = new Dictionary<int, List<int>>();
        for (var position = 0; position < sample.First.Length; position++)
        {
            if (!sample.IsPresent(position) || !include(position)) continue;
            HasPhaseSet |= sample.IsPhased[position] && sample.PhaseSet[position] != 0;
            // The one allele of a haploid call needs no mark.
            IsPhased &= sample.IsPhased[position] || sample.IsHalf(position);
            if (!sample.IsHeterozygous(position)) continue;
            if (!sample.IsPhased[position])
            {
                _groups.Add([position]);
            }
            else
            {
                if (!sets.TryGetValue(sample.PhaseSet[position], out var group))
                {
                    sets[sample.PhaseSet[position]] = group = [];
                    _groups.Add(group);
                }

                group.Add(position);
            }
        }
    }

    public IReadOnlyList<IReadOnlyList<int>> Groups => _groups;

    /// <summary>Whether every position was phased in the file.</summary>
    public bool IsPhased { get; } = true;

    public bool HasPhaseSet { get; }

    /// <summary>Whether at most two strands are possible.</summary>
    public bool IsEffectivelyPhased => _groups.Count <= 1;
}
