using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tabib.Evidence.Association.Kernels;

/// <summary>The sums for one kind of lanes: four variants by four columns at a time.</summary>
internal sealed class ColumnSums<T> : ColumnSums
    where T : struct, IGenotypeLanes<T>
{
    private const int Step = IGenotypeLanes<T>.Count;
    private const int Group = 4;
    private const int SamplesPerWord = 32;

    /// <summary>By worth, four times the four codes.</summary>
    private static readonly float[] Tables =
    [
        0, 1, 2, 0, 0, 1, 2, 0, 0, 1, 2, 0, 0, 1, 2, 0,
        2, 1, 0, 0, 2, 1, 0, 0, 2, 1, 0, 0, 2, 1, 0, 0,
        0, 1, 4, 0, 0, 1, 4, 0, 0, 1, 4, 0, 0, 1, 4, 0,
        4, 1, 0, 0, 4, 1, 0, 0, 4, 1, 0, 0, 4, 1, 0, 0,
    ];

    public override void Add(ReadOnlySpan<ulong[]> packed, ReadOnlySpan<GenotypeWorth> worth, FloatColumns columns, Span<double> sums)
    {
        sums[..(Batch * columns.Count)].Clear();
        for (var from = 0; from < columns.Rows; from += Flush)
        {
            var to = Math.Min(columns.Rows, from + Flush);
            var column = 0;
            for (; column + Group <= columns.Count; column += Group) AddGroup(packed, worth, columns, column, from, to, sums);
            if (column + 2 <= columns.Count)
            {
                AddTwo(packed, worth, columns, column, from, to, sums);
                column += 2;
            }

            if (column < columns.Count) AddOne(packed, worth, columns, column, from, to, sums);
        }
    }

    private static void AddGroup(ReadOnlySpan<ulong[]> packed, ReadOnlySpan<GenotypeWorth> worth, FloatColumns columns, int column, int from, int to, Span<double> sums)
    {
        ref var words0 = ref MemoryMarshal.GetArrayDataReference(packed[0]);
        ref var words1 = ref MemoryMarshal.GetArrayDataReference(packed[1]);
        ref var words2 = ref MemoryMarshal.GetArrayDataReference(packed[2]);
        ref var words3 = ref MemoryMarshal.GetArrayDataReference(packed[3]);
        var (table0, table1, table2, table3) = (Table(worth[0]), Table(worth[1]), Table(worth[2]), Table(worth[3]));
        ref var data = ref columns.Data[column * columns.Stride];
        var stride = columns.Stride;
        var (a0, a1, a2, a3) = (T.Zero, T.Zero, T.Zero, T.Zero);
        var (b0, b1, b2, b3) = (T.Zero, T.Zero, T.Zero, T.Zero);
        var (c0, c1, c2, c3) = (T.Zero, T.Zero, T.Zero, T.Zero);
        var (d0, d1, d2, d3) = (T.Zero, T.Zero, T.Zero, T.Zero);
        for (var i = from; i < to; i += Step)
        {
            var word = i / SamplesPerWord;
            var shift = i % SamplesPerWord * 2;
            var g0 = T.Expand((uint)(Unsafe.Add(ref words0, word) >> shift), table0);
            var g1 = T.Expand((uint)(Unsafe.Add(ref words1, word) >> shift), table1);
            var g2 = T.Expand((uint)(Unsafe.Add(ref words2, word) >> shift), table2);
            var g3 = T.Expand((uint)(Unsafe.Add(ref words3, word) >> shift), table3);
            var x = T.Load(ref data, i);
            a0 = T.MultiplyAdd(g0, x, a0);
            b0 = T.MultiplyAdd(g1, x, b0);
            c0 = T.MultiplyAdd(g2, x, c0);
            d0 = T.MultiplyAdd(g3, x, d0);
            x = T.Load(ref data, i + stride);
            a1 = T.MultiplyAdd(g0, x, a1);
            b1 = T.MultiplyAdd(g1, x, b1);
            c1 = T.MultiplyAdd(g2, x, c1);
            d1 = T.MultiplyAdd(g3, x, d1);
            x = T.Load(ref data, i + (2 * stride));
            a2 = T.MultiplyAdd(g0, x, a2);
            b2 = T.MultiplyAdd(g1, x, b2);
            c2 = T.MultiplyAdd(g2, x, c2);
            d2 = T.MultiplyAdd(g3, x, d2);
            x = T.Load(ref data, i + (3 * stride));
            a3 = T.MultiplyAdd(g0, x, a3);
            b3 = T.MultiplyAdd(g1, x, b3);
            c3 = T.MultiplyAdd(g2, x, c3);
            d3 = T.MultiplyAdd(g3, x, d3);
        }

        Store(sums, 0, columns.Count, column, a0, a1, a2, a3);
        Store(sums, 1, columns.Count, column, b0, b1, b2, b3);
        Store(sums, 2, columns.Count, column, c0, c1, c2, c3);
        Store(sums, 3, columns.Count, column, d0, d1, d2, d3);
    }

    private static void AddTwo(ReadOnlySpan<ulong[]> packed, ReadOnlySpan<GenotypeWorth> worth, FloatColumns columns, int column, int from, int to, Span<double> sums)
    {
        ref var words0 = ref MemoryMarshal.GetArrayDataReference(packed[0]);
        ref var words1 = ref MemoryMarshal.GetArrayDataReference(packed[1]);
        ref var words2 = ref MemoryMarshal.GetArrayDataReference(packed[2]);
        ref var words3 = ref MemoryMarshal.GetArrayDataReference(packed[3]);
        var (table0, table1, table2, table3) = (Table(worth[0]), Table(worth[1]), Table(worth[2]), Table(worth[3]));
        ref var data = ref columns.Data[column * columns.Stride];
        var (a0, b0, c0, d0) = (T.Zero, T.Zero, T.Zero, T.Zero);
        var (a1, b1, c1, d1) = (T.Zero, T.Zero, T.Zero, T.Zero);
        for (var i = from; i < to; i += Step)
        {
            var word = i / SamplesPerWord;
            var shift = i % SamplesPerWord * 2;
            var (x, y) = (T.Load(ref data, i), T.Load(ref data, i + columns.Stride));
            var g = T.Expand((uint)(Unsafe.Add(ref words0, word) >> shift), table0);
            a0 = T.MultiplyAdd(g, x, a0);
            a1 = T.MultiplyAdd(g, y, a1);
            g = T.Expand((uint)(Unsafe.Add(ref words1, word) >> shift), table1);
            b0 = T.MultiplyAdd(g, x, b0);
            b1 = T.MultiplyAdd(g, y, b1);
            g = T.Expand((uint)(Unsafe.Add(ref words2, word) >> shift), table2);
            c0 = T.MultiplyAdd(g, x, c0);
            c1 = T.MultiplyAdd(g, y, c1);
            g = T.Expand((uint)(Unsafe.Add(ref words3, word) >> shift), table3);
            d0 = T.MultiplyAdd(g, x, d0);
            d1 = T.MultiplyAdd(g, y, d1);
        }

        Store(sums, 0, columns.Count, column, a0, a1);
        Store(sums, 1, columns.Count, column, b0, b1);
        Store(sums, 2, columns.Count, column, c0, c1);
        Store(sums, 3, columns.Count, column, d0, d1);
    }

    private static void AddOne(ReadOnlySpan<ulong[]> packed, ReadOnlySpan<GenotypeWorth> worth, FloatColumns columns, int column, int from, int to, Span<double> sums)
    {
        ref var data = ref columns.Data[column * columns.Stride];
        var (a, b, c, d) = (T.Zero, T.Zero, T.Zero, T.Zero);
        var (table0, table1, table2, table3) = (Table(worth[0]), Table(worth[1]), Table(worth[2]), Table(worth[3]));
        for (var i = from; i < to; i += Step)
        {
            var word = i / SamplesPerWord;
            var shift = i % SamplesPerWord * 2;
            var x = T.Load(ref data, i);
            a = T.MultiplyAdd(T.Expand((uint)(packed[0][word] >> shift), table0), x, a);
            b = T.MultiplyAdd(T.Expand((uint)(packed[1][word] >> shift), table1), x, b);
            c = T.MultiplyAdd(T.Expand((uint)(packed[2][word] >> shift), table2), x, c);
            d = T.MultiplyAdd(T.Expand((uint)(packed[3][word] >> shift), table3), x, d);
        }

        sums[column] += T.Sum(a);
        sums[columns.Count + column] += T.Sum(b);
        sums[(2 * columns.Count) + column] += T.Sum(c);
        sums[(3 * columns.Count) + column] += T.Sum(d);
    }

    private static T Table(GenotypeWorth worth) => T.Load(ref MemoryMarshal.GetArrayDataReference(Tables), (int)worth * Step);

    private static void Store(Span<double> sums, int variant, int count, int column, T first, T second)
    {
        var target = sums.Slice((variant * count) + column, 2);
        target[0] += T.Sum(first);
        target[1] += T.Sum(second);
    }

    private static void Store(Span<double> sums, int variant, int count, int column, T first, T second, T third, T fourth)
    {
        var target = sums.Slice((variant * count) + column, Group);
        target[0] += T.Sum(first);
        target[1] += T.Sum(second);
        target[2] += T.Sum(third);
        target[3] += T.Sum(fourth);
    }
}
