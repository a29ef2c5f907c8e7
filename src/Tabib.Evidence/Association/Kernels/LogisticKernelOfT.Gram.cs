using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tabib.Evidence.Association.Kernels;

/// <summary>X' diag(w) X in blocks of four by four columns.</summary>
internal sealed partial class LogisticKernel<T>
{
    private const int Block = 4;

    /// <summary>Sums of all blocks, each with its lanes until the end.</summary>
    private readonly ref struct GramBlocks
    {
        private readonly int _columns;
        private readonly double[] _rented;
        private readonly Span<double> _lanes;
        private readonly double[] _weighted;

        public GramBlocks(int columns)
        {
            _columns = columns;
            var rows = (columns + Block - 1) / Block;
            var length = rows * (rows + 1) / 2 * Block * Block * Step;
            _rented = ArrayPool<double>.Shared.Rent(length);
            _lanes = _rented.AsSpan(0, length);
            _lanes.Clear();
            _weighted = ArrayPool<double>.Shared.Rent(columns * Tile);
        }

        public void Add(ColumnMatrix x, ReadOnlySpan<double> weight, int from, int to)
        {
            ref var data = ref x.First;
            ref var w = ref MemoryMarshal.GetReference(weight);
            ref var weighted = ref MemoryMarshal.GetArrayDataReference(_weighted);
            for (var j = 0; j < _columns; j++)
            {
                ref var column = ref Unsafe.Add(ref data, (j * x.Stride) + from);
                ref var target = ref Unsafe.Add(ref weighted, j * Tile);
                for (nint i = 0; i < to - from; i += Step) (T.Load(ref w, from + i) * T.Load(ref column, i)).Store(ref target, i);
            }

            var block = 0;
            for (var l = 0; l < _columns; l += Block)
            {
                for (var j = 0; j <= l; j += Block) AddBlock(ref data, x.Stride, l, ref weighted, j, from, to, _lanes.Slice(block++ * Block * Block * Step, Block * Block * Step));
            }
        }

        public void Collect(Span<double> gram, int stride)
        {
            ref var first = ref MemoryMarshal.GetReference(_lanes);
            var block = 0;
            for (var l = 0; l < _columns; l += Block)
            {
                for (var j = 0; j <= l; j += Block, block++)
                {
                    for (var row = l; row < Math.Min(l + Block, _columns); row++)
                    {
                        for (var column = j; column < j + Block && column <= row; column++)
                            gram[(row * stride) + column] = T.Sum(T.Load(ref first, ((block * Block * Block) + ((row - l) * Block) + column - j) * Step));
                    }
                }
            }

            ArrayPool<double>.Shared.Return(_rented);
            ArrayPool<double>.Shared.Return(_weighted);
        }

        /// <summary>Columns beyond the last stand for the last one; their sums are not collected.</summary>
        private void AddBlock(ref double data, int stride, int l, ref double weighted, int j, int from, int to, Span<double> lanes)
        {
            var last = _columns - 1;
            ref var x0 = ref Unsafe.Add(ref data, (l * stride) + from);
            ref var x1 = ref Unsafe.Add(ref data, (Math.Min(l + 1, last) * stride) + from);
            ref var x2 = ref Unsafe.Add(ref data, (Math.Min(l + 2, last) * stride) + from);
            ref var x3 = ref Unsafe.Add(ref data, (Math.Min(l + 3, last) * stride) + from);
            ref var y0 = ref Unsafe.Add(ref weighted, j * Tile);
            ref var y1 = ref Unsafe.Add(ref weighted, Math.Min(j + 1, last) * Tile);
            ref var y2 = ref Unsafe.Add(ref weighted, Math.Min(j + 2, last) * Tile);
            ref var y3 = ref Unsafe.Add(ref weighted, Math.Min(j + 3, last) * Tile);
            ref var sums = ref MemoryMarshal.GetReference(lanes);
            nint length = to - from;
            if (j == l) AddDiagonal(ref x0, ref x1, ref x2, ref x3, ref y0, ref y1, ref y2, ref y3, length, ref sums);
            else AddSquare(ref x0, ref x1, ref x2, ref x3, ref y0, ref y1, ref y2, ref y3, length, ref sums);
        }

        private static void AddSquare(ref double x0, ref double x1, ref double x2, ref double x3, ref double y0, ref double y1, ref double y2, ref double y3, nint length, ref double sums)
        {
            var (a0, a1, a2, a3) = (T.Load(ref sums, 0), T.Load(ref sums, Step), T.Load(ref sums, 2 * Step), T.Load(ref sums, 3 * Step));
            var (b0, b1, b2, b3) = (T.Load(ref sums, 4 * Step), T.Load(ref sums, 5 * Step), T.Load(ref sums, 6 * Step), T.Load(ref sums, 7 * Step));
            var (c0, c1, c2, c3) = (T.Load(ref sums, 8 * Step), T.Load(ref sums, 9 * Step), T.Load(ref sums, 10 * Step), T.Load(ref sums, 11 * Step));
            var (d0, d1, d2, d3) = (T.Load(ref sums, 12 * Step), T.Load(ref sums, 13 * Step), T.Load(ref sums, 14 * Step), T.Load(ref sums, 15 * Step));
            for (nint i = 0; i < length; i += Step)
            {
                var (p, q, r, s) = (T.Load(ref y0, i), T.Load(ref y1, i), T.Load(ref y2, i), T.Load(ref y3, i));
                var x = T.Load(ref x0, i);
                a0 = T.MultiplyAdd(x, p, a0);
                a1 = T.MultiplyAdd(x, q, a1);
                a2 = T.MultiplyAdd(x, r, a2);
                a3 = T.MultiplyAdd(x, s, a3);
                x = T.Load(ref x1, i);
                b0 = T.MultiplyAdd(x, p, b0);
                b1 = T.MultiplyAdd(x, q, b1);
                b2 = T.MultiplyAdd(x, r, b2);
                b3 = T.MultiplyAdd(x, s, b3);
                x = T.Load(ref x2, i);
                c0 = T.MultiplyAdd(x, p, c0);
                c1 = T.MultiplyAdd(x, q, c1);
                c2 = T.MultiplyAdd(x, r, c2);
                c3 = T.MultiplyAdd(x, s, c3);
                x = T.Load(ref x3, i);
                d0 = T.MultiplyAdd(x, p, d0);
                d1 = T.MultiplyAdd(x, q, d1);
                d2 = T.MultiplyAdd(x, r, d2);
                d3 = T.MultiplyAdd(x, s, d3);
            }

            Store(ref sums, 0, a0, a1, a2, a3);
            Store(ref sums, 4, b0, b1, b2, b3);
            Store(ref sums, 8, c0, c1, c2, c3);
            Store(ref sums, 12, d0, d1, d2, d3);
        }

        /// <summary>A block on the diagonal: its lower triangle alone.</summary>
        private static void AddDiagonal(ref double x0, ref double x1, ref double x2, ref double x3, ref double y0, ref double y1, ref double y2, ref double y3, nint length, ref double sums)
        {
            var a0 = T.Load(ref sums, 0);
            var (b0, b1) = (T.Load(ref sums, 4 * Step), T.Load(ref sums, 5 * Step));
            var (c0, c1, c2) = (T.Load(ref sums, 8 * Step), T.Load(ref sums, 9 * Step), T.Load(ref sums, 10 * Step));
            var (d0, d1, d2, d3) = (T.Load(ref sums, 12 * Step), T.Load(ref sums, 13 * Step), T.Load(ref sums, 14 * Step), T.Load(ref sums, 15 * Step));
            for (nint i = 0; i < length; i += Step)
            {
                var (p, q, r, s) = (T.Load(ref y0, i), T.Load(ref y1, i), T.Load(ref y2, i), T.Load(ref y3, i));
                a0 = T.MultiplyAdd(T.Load(ref x0, i), p, a0);
                var x = T.Load(ref x1, i);
                b0 = T.MultiplyAdd(x, p, b0);
                b1 = T.MultiplyAdd(x, q, b1);
                x = T.Load(ref x2, i);
                c0 = T.MultiplyAdd(x, p, c0);
                c1 = T.MultiplyAdd(x, q, c1);
                c2 = T.MultiplyAdd(x, r, c2);
                x = T.Load(ref x3, i);
                d0 = T.MultiplyAdd(x, p, d0);
                d1 = T.MultiplyAdd(x, q, d1);
                d2 = T.MultiplyAdd(x, r, d2);
                d3 = T.MultiplyAdd(x, s, d3);
            }

            a0.Store(ref sums, 0);
            b0.Store(ref sums, 4 * Step);
            b1.Store(ref sums, 5 * Step);
            c0.Store(ref sums, 8 * Step);
            c1.Store(ref sums, 9 * Step);
            c2.Store(ref sums, 10 * Step);
            Store(ref sums, 12, d0, d1, d2, d3);
        }

        private static void Store(ref double sums, int place, T first, T second, T third, T fourth)
        {
            first.Store(ref sums, place * Step);
            second.Store(ref sums, (place + 1) * Step);
            third.Store(ref sums, (place + 2) * Step);
            fourth.Store(ref sums, (place + 3) * Step);
        }
    }
}
