using System.Numerics;
using Tabib.Core.Genome;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Finds samples with the same genotypes among any number of samples without comparing all pairs.</summary>
/// <remarks>
/// Of common variants spread over the autosomes each sample gets a line of genotypes. Sixteen times 24 of them are drawn; samples that agree in all 24 are compared in full
/// (locality-sensitive hashing: P. Indyk, R. Motwani, STOC 1998, doi:10.1145/276698.276876). Two runs of one sample that differ at 1 % of sites meet in one of the draws
/// but for one in a million; brothers and sisters, who share some 60 %, hardly ever meet, and the full comparison parts them.
/// </remarks>
public sealed class DuplicateSearch
{
    private const int MostVariants = 2048;
    private const int LeastVariants = 256;
    private const long MostBytes = 64L << 20;
    private const int Draws = 16;
    private const int VariantsPerDraw = 24;
    private const int LeastSites = 100;

    /// <summary>Samples that agree in a draw beyond which they are not compared pair by pair: then the draw tells nothing.</summary>
    private const int LargestGroup = 256;

    private readonly int _sampleCount;
    private readonly int _blocks;
    private readonly int _perBlock;
    private readonly int _stride;
    private readonly SortedDictionary<int, List<ulong[]>> _byBlock = [];

    /// <param name="blocks">Blocks of variants that will be offered; each gives the same number, so that the choice does not depend on threads.</param>
    public DuplicateSearch(int sampleCount, int blocks)
    {
        _sampleCount = sampleCount;
        var wanted = Math.Clamp(MostBytes * 4 / Math.Max(1, sampleCount), LeastVariants, MostVariants);
        _blocks = blocks;
        _stride = (int)Math.Max(1, blocks / wanted);
        _perBlock = (int)((wanted + Math.Max(1, blocks) - 1) / Math.Max(1, blocks));
    }

    /// <summary>Smallest share of equal genotypes of a pair.</summary>
    public double LeastConcordance { get; init; } = 0.95;

    /// <summary>Variants that one block may give.</summary>
    public int VariantsPerBlock => _perBlock;

    /// <summary>That the genotypes kept for the search take, by variant and by sample.</summary>
    public long Bytes => 2L * _perBlock * ((_blocks / _stride) + 1) * (((_sampleCount + GenotypeBuffer.SamplesPerWord - 1) / GenotypeBuffer.SamplesPerWord) + 1) * sizeof(ulong);

    /// <summary>Whether the variant is worth a place: autosomal, common, nearly always called.</summary>
    public static bool IsUseful(in VariantCounts counts, Chromosome chromosome)
    {
        ArgumentNullException.ThrowIfNull(chromosome);
        return chromosome.IsAutosome && counts.MinorFrequency > 0.1 && counts.MissingRate < 0.05;
    }

    /// <summary>Takes a block's useful variants; blocks may come in any order, not at the same time. Of more blocks than variants are wanted, some are passed over.</summary>
    public void Add(int block, IEnumerable<ulong[]> packed)
    {
        if (block % _stride == 0) _byBlock[block] = [.. packed.Take(_perBlock)];
    }

    /// <returns>Pairs by first, then second sample; null where too few variants are useful to tell.</returns>
    public IReadOnlyList<DuplicatePair>? Find()
    {
        var variants = _byBlock.Values.SelectMany(block => block).ToArray();
        if (variants.Length < LeastSites) return null;
        var lines = Transpose(variants);
        var seen = new HashSet<(int, int)>();
        var pairs = new List<DuplicatePair>();
        var random = new Random(variants.Length);
        for (var draw = 0; draw < Draws; draw++)
        {
            foreach (var group in Groups(lines, Draw(random, variants.Length)))
            {
                for (var i = 0; i < group.Length; i++)
                    for (var k = i + 1; k < group.Length; k++)
                        if (seen.Add((group[i], group[k])) && Compare(lines, group[i], group[k], variants.Length) is { } pair) pairs.Add(pair);
            }
        }

        return [.. pairs.OrderBy(pair => pair.First).ThenBy(pair => pair.Second)];
    }

    private static int[] Draw(Random random, int variants)
    {
        var drawn = new HashSet<int>();
        while (drawn.Count < VariantsPerDraw) drawn.Add(random.Next(variants));
        return [.. drawn];
    }

    /// <summary>Samples that agree in all drawn variants, two or more together.</summary>
    private static IEnumerable<int[]> Groups(ulong[][] lines, int[] drawn)
    {
        var keys = new (ulong Key, int Sample)[lines.Length];
        for (var sample = 0; sample < lines.Length; sample++)
        {
            var key = 0UL;
            foreach (var variant in drawn) key = (key << 2) | Code(lines[sample], variant);
            keys[sample] = (key, sample);
        }

        Array.Sort(keys);
        for (var start = 0; start < keys.Length;)
        {
            var end = start + 1;
            while (end < keys.Length && keys[end].Key == keys[start].Key) end++;
            if (end - start is > 1 and <= LargestGroup) yield return [.. keys[start..end].Select(entry => entry.Sample)];
            start = end;
        }
    }

    private static ulong Code(ulong[] line, int variant) => (line[variant / GenotypeBuffer.SamplesPerWord] >> (variant % GenotypeBuffer.SamplesPerWord * 2)) & 3;

    private DuplicatePair? Compare(ulong[][] lines, int first, int second, int variants)
    {
        const ulong Low = 0x5555_5555_5555_5555;
        var (a, b) = (lines[first], lines[second]);
        int missing = 0, different = 0;
        for (var word = 0; word < a.Length; word++)
        {
            var without = ((a[word] & (a[word] >> 1)) | (b[word] & (b[word] >> 1))) & Low;
            var unequal = a[word] ^ b[word];
            missing += BitOperations.PopCount(without);
            different += BitOperations.PopCount((unequal | (unequal >> 1)) & Low & ~without);
        }

        var pair = new DuplicatePair(first, second, variants - missing, variants - missing - different);
        return pair.Sites >= LeastSites && pair.Concordance >= LeastConcordance ? pair : null;
    }

    /// <summary>From variants over samples to samples over variants.</summary>
    private ulong[][] Transpose(ulong[][] variants)
    {
        var words = (variants.Length + GenotypeBuffer.SamplesPerWord - 1) / GenotypeBuffer.SamplesPerWord;
        var lines = new ulong[_sampleCount][];
        for (var sample = 0; sample < lines.Length; sample++) lines[sample] = new ulong[words];
        for (var variant = 0; variant < variants.Length; variant++)
        {
            var (word, shift) = (variant / GenotypeBuffer.SamplesPerWord, variant % GenotypeBuffer.SamplesPerWord * 2);
            for (var sample = 0; sample < lines.Length; sample++) lines[sample][word] |= Code(variants[variant], sample) << shift;
        }

        return lines;
    }
}
