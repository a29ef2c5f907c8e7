using System.Numerics;
using Tabib.Core.Kernels;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Adds a block of variants to the counts of a tile of pairs; one for each thread.</summary>
/// <remarks>
/// For each sample of one side, the variants where it has a genotype are a list; over that list the rows of the other side are counted.
/// That is work in proportion to the list, on 512 pairs at once. Lists are cut so that the rows that they choose from stay in the first-level cache.
/// </remarks>
internal sealed class KinshipTileCounter
{
    /// <summary>Samples whose counters are kept at a time.</summary>
    private const int Batch = 64;

    /// <summary>Entries a piece of a list should have.</summary>
    private const int PieceEntries = 256;

    private const int LeastPieceWords = 8;

    private readonly ulong[] _slices = new ulong[Batch * BitColumnCounts.SliceWords];
    private readonly int[] _counts = new int[Batch * BitColumnCounts.Columns];
    private int[] _offsets = [];

    public void Add(KinshipPlaneBlock block, KinshipTile tile)
    {
        if (block.VariantCount == 0) return;
        Count(block, block.HetLists, tile.RowTile, block.HetRows, tile.ColumnTile, tile.HetHet, turned: false);
        Count(block, block.RareLists, tile.RowTile, block.CommonRows, tile.ColumnTile, tile.Ibs0, turned: false);
        Count(block, block.RareLists, tile.ColumnTile, block.CommonRows, tile.RowTile, tile.Ibs0, turned: true);
        if (!block.HasMissing) return;
        tile.EnsureMissing();
        Count(block, block.MissingLists, tile.RowTile, block.MissingRows, tile.ColumnTile, tile.BothMissing, turned: false);
        Count(block, block.MissingLists, tile.RowTile, block.HetRows, tile.ColumnTile, tile.MissingHet, turned: false);
        Count(block, block.MissingLists, tile.ColumnTile, block.HetRows, tile.RowTile, tile.HetMissing, turned: true);
    }

    /// <summary>Adds how often both samples of a pair are missing.</summary>
    /// <param name="target">512 rows of 512.</param>
    public void AddBothMissing(KinshipPlaneBlock block, int rowTile, int columnTile, int[] target)
    {
        if (block.HasMissing) Count(block, block.MissingLists, rowTile, block.MissingRows, columnTile, target, turned: false);
    }

    /// <param name="turned">The lists are those of the tile's columns: counts are added at (column's sample, list's sample).</param>
    private void Count(KinshipPlaneBlock block, ulong[] lists, int listTile, ulong[][] rows, int rowTile, int[] target, bool turned)
    {
        var first = listTile * KinshipTile.Size;
        var last = Math.Min(block.SampleCount, first + KinshipTile.Size);
        var piece = PieceWords(block, lists, first, last);
        if (_offsets.Length < (piece * 64) + BitColumnCounts.ListUnit) _offsets = new int[(piece * 64) + BitColumnCounts.ListUnit];
        for (var start = first; start < last; start += Batch)
        {
            var count = Math.Min(Batch, last - start);
            Array.Clear(_slices);
            if (lists == block.MissingLists && block.MissingOffsets.IsFilled)
            {
                for (var k = 0; k < count; k++) BitColumnCounts.Add(rows[rowTile], block.MissingOffsets[start + k], SlicesOf(k));
            }
            else
            {
                AddPieces(block, lists, start, count, rows[rowTile], piece);
            }

            if (turned) AddTurned(target, start - first, count);
            else AddStraight(target, start - first, count);
        }
    }

    /// <summary>For one piece of the variants after the other the lists of all samples of the batch.</summary>
    private void AddPieces(KinshipPlaneBlock block, ulong[] lists, int start, int count, ulong[] rows, int piece)
    {
        for (var word = 0; word < block.Groups; word += piece)
        {
            var words = Math.Min(piece, block.Groups - word);
            for (var k = 0; k < count; k++)
            {
                var entries = BitList.Fill(block.List(lists, start + k).Slice(word, words), word * 64 * BitColumnCounts.RowWords, block.ZeroOffset, _offsets);
                if (entries > 0) BitColumnCounts.Add(rows, _offsets.AsSpan(0, entries), SlicesOf(k));
            }
        }
    }

    private Span<ulong> SlicesOf(int sample) => _slices.AsSpan(sample * BitColumnCounts.SliceWords, BitColumnCounts.SliceWords);

    private static int PieceWords(KinshipPlaneBlock block, ulong[] lists, int first, int last)
    {
        var entries = 0L;
        for (var sample = first; sample < last; sample += 16)
        {
            foreach (var word in block.List(lists, sample)) entries += BitOperations.PopCount(word);
        }

        var perWord = Math.Max(1, entries * 16 / Math.Max(1, last - first)) / (double)block.Groups;
        return (int)Math.Clamp(PieceEntries / perWord, LeastPieceWords, Math.Max(LeastPieceWords, block.Groups));
    }

    private void AddStraight(int[] target, int row, int count)
    {
        for (var k = 0; k < count; k++)
            BitColumnCounts.AddTo(SlicesOf(k), target.AsSpan((row + k) * KinshipTile.Size, KinshipTile.Size));
    }

    private void AddTurned(int[] target, int column, int count)
    {
        Array.Clear(_counts);
        for (var k = 0; k < count; k++)
            BitColumnCounts.AddTo(SlicesOf(k), _counts.AsSpan(k * KinshipTile.Size, KinshipTile.Size));
        for (var row = 0; row < KinshipTile.Size; row++)
        {
            var place = (row * KinshipTile.Size) + column;
            for (var k = 0; k < count; k++) target[place + k] += _counts[(k * KinshipTile.Size) + row];
        }
    }
}
