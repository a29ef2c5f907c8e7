namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Chooses which samples to leave out so that no two related ones are left, keeping as many as a greedy choice can.</summary>
/// <remarks>
/// A sample with one relative left is kept and the relative goes: no choice keeps more. Where there is none such, the sample with most relatives goes.
/// Of equals the earlier sample is kept. Samples whose relatives all went come back.
/// </remarks>
public static class UnrelatedSamples
{
    /// <param name="pairs">Pairs of indexes of related samples, each once.</param>
    /// <returns>True for those to leave out.</returns>
    public static bool[] ToRemove(int sampleCount, IReadOnlyList<(int First, int Second)> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var relatives = new List<int>?[sampleCount];
        foreach (var (first, second) in pairs)
        {
            (relatives[first] ??= []).Add(second);
            (relatives[second] ??= []).Add(first);
        }

        var removed = new bool[sampleCount];
        var degree = relatives.Select(list => list?.Count ?? 0).ToArray();
        var open = new SortedSet<(int Degree, int Order)>(Enumerable.Range(0, sampleCount).Where(i => degree[i] > 0).Select(i => (degree[i], i)));
        while (open.Count > 0)
        {
            var least = open.Min;
            Remove(least.Degree == 1 ? relatives[least.Order]!.First(other => !removed[other]) : open.Max.Order);
        }

        for (var i = 0; i < sampleCount; i++)
            if (removed[i] && relatives[i]!.TrueForAll(other => removed[other])) removed[i] = false;
        return removed;

        void Remove(int sample)
        {
            removed[sample] = true;
            open.Remove((degree[sample], sample));
            foreach (var other in relatives[sample]!.Where(other => !removed[other]))
            {
                open.Remove((degree[other], other));
                if (--degree[other] > 0) open.Add((degree[other], other));
            }
        }
    }
}
