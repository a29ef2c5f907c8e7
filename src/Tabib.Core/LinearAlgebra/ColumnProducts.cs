using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tabib.Core.LinearAlgebra;

/// <summary>Products of matrices given as columns: all inner products of two sets, and combinations of a set. Sums have one fixed order: eight lanes, then a tree.</summary>
public static class ColumnProducts
{
    private const int Tile = 4;
    private const int Lanes = 8;

    /// <summary>products[i, j] = the inner product of left[i] and right[j].</summary>
    public static double[,] Inner(IReadOnlyList<double[]> left, IReadOnlyList<double[]> right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var products = new double[left.Count, right.Count];
        for (var i = 0; i < left.Count; i += Tile)
        {
            for (var j = 0; j < right.Count; j += Tile)
            {
                if (i + Tile <= left.Count && j + Tile <= right.Count) InnerTile(left, right, i, j, products);
                else InnerRest(left, right, i, j, products);
            }
        }

        return products;
    }

    /// <summary>target[j] += the sum over i of factors[i, j] * scale * columns[i].</summary>
    public static void AddCombinations(IReadOnlyList<double[]> target, IReadOnlyList<double[]> columns, double[,] factors, double scale)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(factors);
        for (var j = 0; j < target.Count; j++)
        {
            var i = 0;
            for (; i + Tile <= columns.Count; i += Tile)
                AddFour(target[j], columns[i], columns[i + 1], columns[i + 2], columns[i + 3], scale * factors[i, j], scale * factors[i + 1, j], scale * factors[i + 2, j], scale * factors[i + 3, j]);
            for (; i < columns.Count; i++) AddScaled(target[j], scale * factors[i, j], columns[i]);
        }
    }

    /// <summary>target += factor * values.</summary>
    public static void AddScaled(Span<double> target, double factor, ReadOnlySpan<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, target.Length);
        ref var t = ref MemoryMarshal.GetReference(target);
        ref var v = ref MemoryMarshal.GetReference(values);
        var scale = Vector512.Create(factor);
        var i = 0;
        for (; i + Lanes <= target.Length; i += Lanes)
            Vector512.FusedMultiplyAdd(scale, Vector512.LoadUnsafe(ref v, (nuint)i), Vector512.LoadUnsafe(ref t, (nuint)i)).StoreUnsafe(ref t, (nuint)i);
        for (; i < target.Length; i++) target[i] = Math.FusedMultiplyAdd(factor, values[i], target[i]);
    }

    /// <summary>Turns two columns in their plane: (first, second) becomes (c first - s second, s first + c second).</summary>
    public static void Rotate(Span<double> first, Span<double> second, double c, double s)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(second.Length, first.Length);
        ref var a = ref MemoryMarshal.GetReference(first);
        ref var b = ref MemoryMarshal.GetReference(second);
        var (cosine, sine) = (Vector512.Create(c), Vector512.Create(s));
        var i = 0;
        for (; i + Lanes <= first.Length; i += Lanes)
        {
            var (x, y) = (Vector512.LoadUnsafe(ref a, (nuint)i), Vector512.LoadUnsafe(ref b, (nuint)i));
            ((cosine * x) - (sine * y)).StoreUnsafe(ref a, (nuint)i);
            ((sine * x) + (cosine * y)).StoreUnsafe(ref b, (nuint)i);
        }

        for (; i < first.Length; i++) (first[i], second[i]) = ((c * first[i]) - (s * second[i]), (s * first[i]) + (c * second[i]));
    }

    private static void InnerRest(IReadOnlyList<double[]> left, IReadOnlyList<double[]> right, int i, int j, double[,] products)
    {
        for (var k = i; k < Math.Min(i + Tile, left.Count); k++)
        {
            for (var l = j; l < Math.Min(j + Tile, right.Count); l++) products[k, l] = DotProduct.Of(left[k], right[l]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void InnerTile(IReadOnlyList<double[]> left, IReadOnlyList<double[]> right, int i, int j, double[,] products)
    {
        var (a0, a1, a2, a3) = (left[i], left[i + 1], left[i + 2], left[i + 3]);
        var (b0, b1, b2, b3) = (right[j], right[j + 1], right[j + 2], right[j + 3]);
        var length = a0.Length;
        if (a1.Length != length || a2.Length != length || a3.Length != length || b0.Length != length || b1.Length != length || b2.Length != length || b3.Length != length)
            throw new ArgumentException("Columns have one length.", nameof(right));
        Vector512<double> c00 = default, c01 = default, c02 = default, c03 = default, c10 = default, c11 = default, c12 = default, c13 = default;
        Vector512<double> c20 = default, c21 = default, c22 = default, c23 = default, c30 = default, c31 = default, c32 = default, c33 = default;
        var at = 0;
        for (; at + Lanes <= length; at += Lanes)
        {
            var (y0, y1, y2, y3) = (Load(b0, at), Load(b1, at), Load(b2, at), Load(b3, at));
            var x = Load(a0, at);
            (c00, c01, c02, c03) = (Sum(x, y0, c00), Sum(x, y1, c01), Sum(x, y2, c02), Sum(x, y3, c03));
            x = Load(a1, at);
            (c10, c11, c12, c13) = (Sum(x, y0, c10), Sum(x, y1, c11), Sum(x, y2, c12), Sum(x, y3, c13));
            x = Load(a2, at);
            (c20, c21, c22, c23) = (Sum(x, y0, c20), Sum(x, y1, c21), Sum(x, y2, c22), Sum(x, y3, c23));
            x = Load(a3, at);
            (c30, c31, c32, c33) = (Sum(x, y0, c30), Sum(x, y1, c31), Sum(x, y2, c32), Sum(x, y3, c33));
        }

        Put(products, i, j, a0, at, right, c00, c01, c02, c03);
        Put(products, i + 1, j, a1, at, right, c10, c11, c12, c13);
        Put(products, i + 2, j, a2, at, right, c20, c21, c22, c23);
        Put(products, i + 3, j, a3, at, right, c30, c31, c32, c33);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Load(double[] column, int at) => Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(column), (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Sum(Vector512<double> x, Vector512<double> y, Vector512<double> sum) => Vector512.FusedMultiplyAdd(x, y, sum);

    private static void Put(double[,] products, int i, int j, double[] left, int at, IReadOnlyList<double[]> right, Vector512<double> c0, Vector512<double> c1, Vector512<double> c2, Vector512<double> c3)
    {
        products[i, j] = Tree(c0) + Tail(left, right[j], at);
        products[i, j + 1] = Tree(c1) + Tail(left, right[j + 1], at);
        products[i, j + 2] = Tree(c2) + Tail(left, right[j + 2], at);
        products[i, j + 3] = Tree(c3) + Tail(left, right[j + 3], at);
    }

    private static double Tail(double[] left, double[] right, int at)
    {
        var sum = 0.0;
        for (; at < left.Length; at++) sum += left[at] * right[at];
        return sum;
    }

    private static double Tree(Vector512<double> lanes)
    {
        var four = lanes.GetLower() + lanes.GetUpper();
        var two = four.GetLower() + four.GetUpper();
        return two[0] + two[1];
    }

    private static void AddFour(double[] target, double[] a, double[] b, double[] c, double[] d, double fa, double fb, double fc, double fd)
    {
        if (a.Length != target.Length || b.Length != target.Length || c.Length != target.Length || d.Length != target.Length) throw new ArgumentException("Columns have one length.", nameof(target));
        var (va, vb, vc, vd) = (Vector512.Create(fa), Vector512.Create(fb), Vector512.Create(fc), Vector512.Create(fd));
        var at = 0;
        for (; at + Lanes <= target.Length; at += Lanes)
        {
            var sum = Vector512.FusedMultiplyAdd(va, Load(a, at), Load(target, at));
            sum = Vector512.FusedMultiplyAdd(vb, Load(b, at), sum);
            sum = Vector512.FusedMultiplyAdd(vc, Load(c, at), sum);
            Vector512.FusedMultiplyAdd(vd, Load(d, at), sum).StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(target), (nuint)at);
        }

        for (; at < target.Length; at++)
            target[at] = Math.FusedMultiplyAdd(fd, d[at], Math.FusedMultiplyAdd(fc, c[at], Math.FusedMultiplyAdd(fb, b[at], Math.FusedMultiplyAdd(fa, a[at], target[at]))));
    }
}
