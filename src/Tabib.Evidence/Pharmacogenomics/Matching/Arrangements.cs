namespace Tabib.Evidence.Pharmacogenomics.Matching;

/// <summary>The pairs of strands that a sample's groups allow.</summary>
internal static class Arrangements
{
    /// <summary>Above this number of groups, strands are not listed.</summary>
    public const int LargestGroupCount = 16;

    /// <returns>Two to the power of one less than the groups; one pair where there is none. A haploid sample has the same strand twice.</returns>
    public static IEnumerable<(byte[] One, byte[] Other)> Of(GeneSample sample, StrandGroups groups)
    {
        var count = Math.Max(1, 1 << Math.Max(0, groups.Groups.Count - 1));
        for (var number = 0; number < count; number++)
        {
            var (one, other) = ((byte[])sample.First.Clone(), (byte[])sample.Second.Clone());
            for (var group = 1; group < groups.Groups.Count; group++)
            {
                if ((number >> (group - 1) & 1) == 0) continue;
                foreach (var position in groups.Groups[group]) (one[position], other[position]) = (other[position], one[position]);
            }

            yield return (one, other);
        }
    }
}
