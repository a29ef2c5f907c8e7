using System.Numerics;
using Tabib.Core.Genome;
using Tabib.Core.Kernels;
using Tabib.Core.Scheduling;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Some thousand variants as planes of bits, twice: by variant, as rows over 512 samples, and by sample, as lists of variants.</summary>
internal sealed class KinshipPlaneBlock
{
    private const int Group = 64;

    /// <summary>Lists of missing calls are kept where at most one call of so many is missing.</summary>
    private const int MissingShare = 16;

    public KinshipPlaneBlock(int sampleCount, int capacity)
    {
        SampleCount = sampleCount;
        Capacity = capacity;
        TileCount = (sampleCount + BitColumnCounts.Columns - 1) / BitColumnCounts.Columns;
        MissingOffsets = new OffsetLists(sampleCount);
        HetRows = NewRows();
        CommonRows = NewRows();
        MissingRows = NewRows();
        HetLists = new ulong[sampleCount * ListStride];
        RareLists = new ulong[sampleCount * ListStride];
        MissingLists = new ulong[sampleCount * ListStride];
    }

    public int SampleCount { get; }

    /// <summary>Variants it can hold, a multiple of 64.</summary>
    public int Capacity { get; }

    public int TileCount { get; }

    /// <summary>Words from one sample's list to the next: not a power of two, or all of a column of words would fall into one set of the cache.</summary>
    private long ListStride => (Capacity / Group) + 9;

    /// <summary>Word offset of the row of zeros behind the rows of a tile.</summary>
    public int ZeroOffset => Capacity * BitColumnCounts.RowWords;

    /// <summary>Variants held that somebody has a genotype of.</summary>
    public int VariantCount { get; private set; }

    /// <summary>For each tile of 512 samples, a row of 8 words for each variant: who is heterozygous.</summary>
    public ulong[][] HetRows { get; }

    /// <summary>As <see cref="HetRows"/>: who has the commoner of the two homozygous genotypes.</summary>
    public ulong[][] CommonRows { get; }

    public ulong[][] MissingRows { get; }

    /// <summary>For each sample a bit a variant: where it is heterozygous.</summary>
    public ulong[] HetLists { get; }

    /// <summary>As <see cref="HetLists"/>: where it has the rarer of the two homozygous genotypes.</summary>
    public ulong[] RareLists { get; }

    public ulong[] MissingLists { get; }

    /// <summary><see cref="MissingLists"/> as offsets of rows.</summary>
    public OffsetLists MissingOffsets { get; }

    public bool HasMissing { get; private set; }

    /// <summary>Groups of 64 variants that were read.</summary>
    public int Groups { get; private set; }

    /// <summary>Six planes of bits, and lists of missing calls that may take as much as two more.</summary>
    public static long BytesPerVariant(int sampleCount) => (long)GenotypePlanes.PlaneWords(sampleCount) * 8 * 8;

    /// <summary>Fills the block.</summary>
    /// <param name="variants">At most <see cref="Capacity"/>.</param>
    public void Read(KinshipWorkers workers, ReadOnlyMemory<int> variants, int threads, CancellationToken cancellation)
    {
        var (counted, missing) = (0, false);
        Groups = (variants.Length + Group - 1) / Group;
        new OrderedWork<int, (int Counted, bool Missing)>(Enumerable.Range(0, Groups), result =>
        {
            counted += result.Counted;
            missing |= result.Missing;
        }).Run(
            threads,
            () =>
            {
                var worker = workers.Take();
                return group => ReadGroup(group, variants.Span.Slice(group * Group, Math.Min(Group, variants.Length - (group * Group))), worker.Reader, worker.Genotypes, worker.Scratch);
            },
            cancellation);
        workers.GiveBack();
        VariantCount = counted;
        HasMissing = missing;
        if (missing) MissingOffsets.Fill(this, MissingLists, SampleCount * (long)Capacity / MissingShare);
    }

    /// <summary>Reads 64 variants, or what is left of them, into the block; the rest of the group becomes empty.</summary>
    /// <param name="group">Number of the group of 64 within the block.</param>
    /// <returns>How many of them count, and whether anything is missing.</returns>
    private (int Counted, bool Missing) ReadGroup(int group, ReadOnlySpan<int> variants, GenotypeReader reader, GenotypeBuffer genotypes, KinshipReadScratch scratch)
    {
        var words = GenotypePlanes.PlaneWords(SampleCount);
        var (counted, missing) = (0, false);
        for (var k = 0; k < Group; k++)
        {
            var het = scratch.Het.AsSpan(k * words, words);
            var rare = scratch.Rare.AsSpan(k * words, words);
            var none = scratch.Missing.AsSpan(k * words, words);
            var common = scratch.Common.AsSpan(0, words);
            if (k < variants.Length)
            {
                reader.ReadHardCalls(variants[k], 1, genotypes);
                genotypes.Densify();
                GenotypePlanes.Split(genotypes.Packed, het, rare);
                if (Sort(het, rare, none, common)) counted++;
                missing |= none.ContainsAnyExcept(0UL);
            }
            else
            {
                het.Clear();
                rare.Clear();
                none.Clear();
                common.Clear();
            }

            var row = ((group * Group) + k) * BitColumnCounts.RowWords;
            for (var tile = 0; tile < TileCount; tile++)
            {
                var place = tile * BitColumnCounts.RowWords;
                het.Slice(place, BitColumnCounts.RowWords).CopyTo(HetRows[tile].AsSpan(row));
                common.Slice(place, BitColumnCounts.RowWords).CopyTo(CommonRows[tile].AsSpan(row));
                none.Slice(place, BitColumnCounts.RowWords).CopyTo(MissingRows[tile].AsSpan(row));
            }
        }

        Turn(scratch.Het, words, group, HetLists, scratch.Square);
        Turn(scratch.Rare, words, group, RareLists, scratch.Square);
        if (missing) Turn(scratch.Missing, words, group, MissingLists, scratch.Square);
        else ClearLists(group, MissingLists);
        return (counted, missing);
    }

    /// <summary>The list of one sample, over the groups that were read.</summary>
    public ReadOnlySpan<ulong> List(ulong[] lists, int sample) => lists.AsSpan((int)(sample * ListStride), Groups);

    /// <summary>From the two bits of the codes to who is heterozygous, has the rarer and the commoner homozygous genotype, and is missing.</summary>
    /// <returns>False where nobody has a genotype: all planes are then empty.</returns>
    private bool Sort(Span<ulong> low, Span<ulong> high, Span<ulong> none, Span<ulong> common)
    {
        var (hets, alternates, references) = (0, 0, 0);
        for (var word = 0; word < low.Length; word++)
        {
            var (l, h) = (low[word], high[word]);
            none[word] = l & h;
            low[word] = l & ~h;
            high[word] = h & ~l;
            common[word] = ~(l | h);
            hets += BitOperations.PopCount(low[word]);
            alternates += BitOperations.PopCount(high[word]);
        }

        ClearBeyond(common);
        foreach (var word in common) references += BitOperations.PopCount(word);
        if (hets + alternates + references == 0)
        {
            low.Clear();
            high.Clear();
            none.Clear();
            common.Clear();
            return false;
        }

        if (alternates > references)
        {
            for (var word = 0; word < high.Length; word++) (high[word], common[word]) = (common[word], high[word]);
        }

        return true;
    }

    private void ClearBeyond(Span<ulong> plane)
    {
        var word = SampleCount / 64;
        if (word >= plane.Length) return;
        plane[word] &= (1UL << (SampleCount % 64)) - 1;
        plane[(word + 1)..].Clear();
    }

    private void Turn(ulong[] planes, int words, int group, ulong[] lists, Span<ulong> square)
    {
        for (var word = 0; word * 64 < SampleCount; word++)
        {
            for (var k = 0; k < Group; k++) square[k] = planes[(k * words) + word];
            BitTranspose.Turn64(square);
            var last = Math.Min(64, SampleCount - (word * 64));
            for (var s = 0; s < last; s++) lists[(((word * 64) + s) * ListStride) + group] = square[s];
        }
    }

    private void ClearLists(int group, ulong[] lists)
    {
        for (var sample = 0; sample < SampleCount; sample++) lists[(sample * ListStride) + group] = 0;
    }

    private ulong[][] NewRows()
    {
        var rows = new ulong[TileCount][];
        for (var tile = 0; tile < TileCount; tile++) rows[tile] = new ulong[(Capacity + 1) * BitColumnCounts.RowWords];
        return rows;
    }
}
