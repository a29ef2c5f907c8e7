using Tabib.Evidence.Pharmacogenomics.Facts;

namespace Tabib.Evidence.Pharmacogenomics.Releases;

/// <summary>Collects the positions that alleles are defined at.</summary>
internal sealed class PharmVarPositions(string gene, string chromosome, BuildMap builds)
{
    private readonly SortedDictionary<int, PositionFacts> _taken = [];

    /// <summary>Ordered by place; final after <see cref="Close"/>.</summary>
    public IReadOnlyList<PositionFacts> All { get; private set; } = [];

    /// <returns>Why the changes do not go together with those of other alleles, and then none is taken; null where they do.</returns>
    public string? Take(IReadOnlyList<PharmVarChange> changes)
    {
        var next = new Dictionary<int, PositionFacts>();
        foreach (var change in changes)
        {
            var position = next.GetValueOrDefault(change.Place) ?? _taken.GetValueOrDefault(change.Place) ?? change.Own ?? New(change);
            if (position.Rsid is null && change.Rsid is not null) position = position with { Rsid = change.Rsid };
            if (position.Reference != change.Reference) return $"{change.Name} begins at the place of another change of the gene, of other reference bases";
            next[change.Place] = position.Alternates.Contains(change.Alternate) ? position
                : new PositionFacts(position.Rsid, position.Grch38, position.Grch37, position.Reference, [.. position.Alternates, change.Alternate], position.Reference37, [.. position.Names, change.Name]) { RepeatEnd = position.RepeatEnd };
        }

        if (next.Count < changes.Count) return "it has two changes at one place";
        foreach (var (place, position) in next) _taken[place] = position;
        return null;
    }

    /// <summary>Keeps the positions that the program's settings of the gene name, and orders all.</summary>
    public void Close(GeneFacts? facts)
    {
        int[] named = facts is null ? [] : [.. facts.RequiredPositions, .. facts.Tier1Positions, .. facts.Fallback is { } fallback ? [fallback.Position] : Array.Empty<int>()];
        foreach (var position in facts?.Positions.Where(position => named.Contains(position.Grch38)) ?? []) _taken.TryAdd(position.Grch38, position);
        All = [.. _taken.Values.Select(position => position.Grch37 is null ? OnBothBuilds(position) : position)];
    }

    private static PositionFacts New(PharmVarChange change) => new(change.Rsid, change.Place, null, change.Reference, [change.Alternate], change.Reference, [change.Name]);

    private PositionFacts OnBothBuilds(PositionFacts position)
    {
        var (place, reference) = builds.Find(gene, chromosome, position.Grch38, position.Reference);
        return place is null ? position : position with { Grch37 = place, Reference37 = reference };
    }
}
