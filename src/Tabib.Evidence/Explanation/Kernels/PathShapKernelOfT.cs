using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Tabib.Core.Trees;

namespace Tabib.Evidence.Explanation.Kernels;

/// <summary><see cref="PathShapKernel"/> on one instruction set.</summary>
internal static class PathShapKernel<TLanes, T>
    where TLanes : IRowLanes<T>
    where T : struct
{
    private const int Rows = RowTile.Rows;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(TreePaths paths, UnitQuadrature[] rules, RowTile tile, PathShapScratch scratch)
    {
        Decide(paths, tile, scratch.Left);
        Array.Clear(scratch.Slots, 0, paths.Features.Length * Rows);
        foreach (ref readonly var leaf in paths.Leaves.AsSpan())
        {
            if (leaf.Factors == 0) continue;
            for (nint lane = 0; lane < Rows; lane += TLanes.Count) AddLeaf(paths, leaf, rules[leaf.Factors], scratch, lane);
        }

        for (var slot = 0; slot < paths.Features.Length; slot++)
        {
            for (nint lane = 0; lane < Rows; lane += TLanes.Count) AddToSums(tile, (paths.Features[slot] * Rows) + lane, TLanes.Load(ref First(scratch.Slots), (slot * Rows) + lane));
        }
    }

    private static ref double First(double[] array) => ref MemoryMarshal.GetArrayDataReference(array);

    /// <summary>Which rows go left at each split.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Decide(TreePaths paths, RowTile tile, double[] left)
    {
        var nodes = paths.Tree.Nodes;
        for (var split = 0; split < paths.Splits.Length; split++)
        {
            ref readonly var node = ref nodes[paths.Splits[split]];
            if (node.Rule == SplitRule.OneOf)
            {
                for (var lane = 0; lane < Rows; lane++) left[(split * Rows) + lane] = BitConverter.UInt64BitsToDouble(paths.Tree.GoesLeft(node, tile.Values[(node.Feature * Rows) + lane]) ? ulong.MaxValue : 0);
                continue;
            }

            var isBelow = node.Rule == SplitRule.Below;
            ref var values = ref First(isBelow ? tile.Rounded : tile.Values);
            var threshold = TLanes.All(isBelow ? (float)node.Threshold : node.Threshold);
            for (nint lane = 0; lane < Rows; lane += TLanes.Count)
            {
                var value = TLanes.Load(ref values, (node.Feature * Rows) + lane);
                var missing = TLanes.IsMissing(value);
                if (node.Missing == MissingRule.Never) value = TLanes.AndNot(value, missing);
                else if (node.Missing == MissingRule.Zero) missing = TLanes.Or(missing, TLanes.AtMost(TLanes.Magnitude(value), TLanes.All(TreeNode.Zero)));
                var goes = isBelow ? TLanes.Below(value, threshold) : TLanes.AtMost(value, threshold);
                if (node.Missing != MissingRule.Never) goes = node.IsMissingLeft ? TLanes.Or(goes, missing) : TLanes.AndNot(goes, missing);
                TLanes.Store(goes, ref First(left), (split * Rows) + lane);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddLeaf(TreePaths paths, in TreePath leaf, UnitQuadrature rule, PathShapScratch scratch, nint lane)
    {
        var count = leaf.Factors;
        ref var factor = ref paths.Factors[leaf.FirstFactor];
        ref var passes = ref First(scratch.Factors);
        ref var values = ref Unsafe.Add(ref passes, count * Rows);
        ref var before = ref Unsafe.Add(ref values, count * Rows);
        ref var integrals = ref Unsafe.Add(ref before, count * Rows);
        ref var edges = ref MemoryMarshal.GetArrayDataReference(paths.Edges);
        for (nint j = 0; j < count; j++)
        {
            ref readonly var own = ref Unsafe.Add(ref factor, j);
            var mask = TLanes.All(BitConverter.UInt64BitsToDouble(ulong.MaxValue));
            for (var e = 0; e < own.Edges; e++)
            {
                var edge = Unsafe.Add(ref edges, own.FirstEdge + e);
                var goes = TLanes.Load(ref First(scratch.Left), ((edge >> 1) * Rows) + lane);
                mask = (edge & 1) == 0 ? TLanes.And(mask, goes) : TLanes.AndNot(mask, goes);
            }

            TLanes.Store(mask, ref passes, j * Rows);
            TLanes.Store(TLanes.All(0), ref integrals, j * Rows);
        }

        for (var q = 0; q < rule.Points.Length; q++)
        {
            var (point, rest) = (TLanes.All(rule.Points[q]), 1 - rule.Points[q]);
            var product = TLanes.All(1);
            for (nint j = 0; j < count; j++)
            {
                var value = TLanes.Add(TLanes.And(TLanes.Load(ref passes, j * Rows), point), TLanes.All(rest * Unsafe.Add(ref factor, j).Zero));
                TLanes.Store(value, ref values, j * Rows);
                TLanes.Store(product, ref before, j * Rows);
                product = TLanes.Multiply(product, value);
            }

            var after = TLanes.All(rule.Weights[q] * leaf.Value);
            for (nint j = count - 1; j >= 0; j--)
            {
                var sum = TLanes.Load(ref integrals, j * Rows);
                TLanes.Store(TLanes.Add(sum, TLanes.Multiply(TLanes.Load(ref before, j * Rows), after)), ref integrals, j * Rows);
                after = TLanes.Multiply(after, TLanes.Load(ref values, j * Rows));
            }
        }

        for (nint j = 0; j < count; j++)
        {
            ref readonly var own = ref Unsafe.Add(ref factor, j);
            var known = TLanes.Subtract(TLanes.And(TLanes.Load(ref passes, j * Rows), TLanes.All(1)), TLanes.All(own.Zero));
            var at = (own.Slot * Rows) + lane;
            var sum = TLanes.Load(ref First(scratch.Slots), at);
            TLanes.Store(TLanes.Add(sum, TLanes.Multiply(known, TLanes.Load(ref integrals, j * Rows))), ref First(scratch.Slots), at);
        }
    }

    /// <summary>The error of an addition without a comparison (Knuth, The Art of Computer Programming 2, 4.2.2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddToSums(RowTile tile, nint at, T value)
    {
        var sum = TLanes.Load(ref First(tile.Sums), at);
        var next = TLanes.Add(sum, value);
        var taken = TLanes.Subtract(next, sum);
        var error = TLanes.Add(TLanes.Subtract(sum, TLanes.Subtract(next, taken)), TLanes.Subtract(value, taken));
        TLanes.Store(next, ref First(tile.Sums), at);
        TLanes.Store(TLanes.Add(TLanes.Load(ref First(tile.Lost), at), error), ref First(tile.Lost), at);
    }
}
