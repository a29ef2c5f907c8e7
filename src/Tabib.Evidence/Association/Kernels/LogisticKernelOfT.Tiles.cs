using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tabib.Evidence.Association.Kernels;

/// <summary>What is done with one tile of samples.</summary>
internal sealed partial class LogisticKernel<T>
{
    /// <summary>μ and μ (1 - μ).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T Mean, T Variance) Mean(T eta)
    {
        var e = LogisticFunction.ExpOfNegative(T.Splat(0) - T.Abs(eta));
        var larger = T.Splat(1) / (T.Splat(1) + e);
        var smaller = e * larger;
        return (T.SelectNegative(eta, smaller, larger), smaller * larger);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T LogOnePlusExp(T eta) =>
        T.Max(eta, T.Splat(0)) + LogisticFunction.LogOnePlus(LogisticFunction.ExpOfNegative(T.Splat(0) - T.Abs(eta)));

    private static void Residuals(LogisticState state, int from, int to)
    {
        ref var eta = ref MemoryMarshal.GetArrayDataReference(state.Predictor);
        ref var outcome = ref MemoryMarshal.GetArrayDataReference(state.Outcome);
        ref var alive = ref MemoryMarshal.GetArrayDataReference(state.Live);
        ref var w = ref MemoryMarshal.GetArrayDataReference(state.Weight);
        ref var r = ref MemoryMarshal.GetArrayDataReference(state.Residual);
        for (var i = from; i < to; i += Step)
        {
            var (mu, variance) = Mean(T.Load(ref eta, i));
            var observed = T.Load(ref alive, i);
            (variance * observed).Store(ref w, i);
            ((T.Load(ref outcome, i) - mu) * observed).Store(ref r, i);
        }
    }

    /// <summary>target += sign X b, four columns at a time.</summary>
    private static void AddColumns(ColumnMatrix x, ReadOnlySpan<double> coefficients, double sign, int from, int to, Span<double> target)
    {
        ref var data = ref x.First;
        ref var sum = ref MemoryMarshal.GetReference(target);
        var stride = x.Stride;
        var j = 0;
        for (; j + 3 < coefficients.Length; j += 4)
        {
            var (a, b, c, d) = (T.Splat(sign * coefficients[j]), T.Splat(sign * coefficients[j + 1]), T.Splat(sign * coefficients[j + 2]), T.Splat(sign * coefficients[j + 3]));
            ref var x0 = ref Unsafe.Add(ref data, j * stride);
            ref var x1 = ref Unsafe.Add(ref x0, stride);
            ref var x2 = ref Unsafe.Add(ref x1, stride);
            ref var x3 = ref Unsafe.Add(ref x2, stride);
            for (nint i = from; i < to; i += Step)
            {
                var value = T.MultiplyAdd(a, T.Load(ref x0, i), T.Load(ref sum, i));
                value = T.MultiplyAdd(b, T.Load(ref x1, i), value);
                value = T.MultiplyAdd(c, T.Load(ref x2, i), value);
                T.MultiplyAdd(d, T.Load(ref x3, i), value).Store(ref sum, i);
            }
        }

        for (; j < coefficients.Length; j++)
        {
            var a = T.Splat(sign * coefficients[j]);
            ref var own = ref Unsafe.Add(ref data, j * stride);
            for (nint i = from; i < to; i += Step) T.MultiplyAdd(a, T.Load(ref own, i), T.Load(ref sum, i)).Store(ref sum, i);
        }
    }

    private static void ProjectTile(ColumnMatrix x, ReadOnlySpan<double> vector, int from, int to, Span<double> lanes) => ProjectTile(x, vector, from, from, to, lanes);

    /// <summary>lanes += X' v over the tile, eight lanes a column.</summary>
    /// <param name="place">Where in the vector the tile begins.</param>
    private static void ProjectTile(ColumnMatrix x, ReadOnlySpan<double> vector, int place, int from, int to, Span<double> lanes)
    {
        ref var data = ref x.First;
        ref var v = ref MemoryMarshal.GetReference(vector[place..]);
        ref var sums = ref MemoryMarshal.GetReference(lanes);
        var columns = lanes.Length / Step;
        var stride = x.Stride;
        var j = 0;
        for (; j + 3 < columns; j += 4)
        {
            ref var x0 = ref Unsafe.Add(ref data, (j * stride) + from);
            ref var x1 = ref Unsafe.Add(ref x0, stride);
            ref var x2 = ref Unsafe.Add(ref x1, stride);
            ref var x3 = ref Unsafe.Add(ref x2, stride);
            var (a, b, c, d) = (T.Load(ref sums, j * Step), T.Load(ref sums, (j + 1) * Step), T.Load(ref sums, (j + 2) * Step), T.Load(ref sums, (j + 3) * Step));
            for (nint i = 0; i < to - from; i += Step)
            {
                var value = T.Load(ref v, i);
                a = T.MultiplyAdd(T.Load(ref x0, i), value, a);
                b = T.MultiplyAdd(T.Load(ref x1, i), value, b);
                c = T.MultiplyAdd(T.Load(ref x2, i), value, c);
                d = T.MultiplyAdd(T.Load(ref x3, i), value, d);
            }

            a.Store(ref sums, j * Step);
            b.Store(ref sums, (j + 1) * Step);
            c.Store(ref sums, (j + 2) * Step);
            d.Store(ref sums, (j + 3) * Step);
        }

        for (; j < columns; j++)
        {
            var a = T.Load(ref sums, j * Step);
            ref var own = ref Unsafe.Add(ref data, (j * stride) + from);
            for (nint i = 0; i < to - from; i += Step) a = T.MultiplyAdd(T.Load(ref own, i), T.Load(ref v, i), a);
            a.Store(ref sums, j * Step);
        }
    }

    /// <summary>w_i |L⁻¹ x_i|², four groups of lanes at a time.</summary>
    private static void Leverages(ColumnMatrix x, int columns, ReadOnlySpan<double> inverseFactor, int stride, ReadOnlySpan<double> weight, int from, int to, Span<double> leverage)
    {
        ref var data = ref x.First;
        ref var w = ref MemoryMarshal.GetReference(weight);
        ref var h = ref MemoryMarshal.GetReference(leverage);
        var i = from;
        for (; i + (3 * Step) < to; i += 4 * Step)
        {
            var (sumA, sumB, sumC, sumD) = (T.Splat(0), T.Splat(0), T.Splat(0), T.Splat(0));
            for (var j = 0; j < columns; j++)
            {
                var (a, b, c, d) = (T.Splat(0), T.Splat(0), T.Splat(0), T.Splat(0));
                ref var column = ref Unsafe.Add(ref data, i);
                foreach (var entry in inverseFactor.Slice(j * stride, j + 1))
                {
                    var factor = T.Splat(entry);
                    a = T.MultiplyAdd(factor, T.Load(ref column, 0), a);
                    b = T.MultiplyAdd(factor, T.Load(ref column, Step), b);
                    c = T.MultiplyAdd(factor, T.Load(ref column, 2 * Step), c);
                    d = T.MultiplyAdd(factor, T.Load(ref column, 3 * Step), d);
                    column = ref Unsafe.Add(ref column, x.Stride);
                }

                sumA = T.MultiplyAdd(a, a, sumA);
                sumB = T.MultiplyAdd(b, b, sumB);
                sumC = T.MultiplyAdd(c, c, sumC);
                sumD = T.MultiplyAdd(d, d, sumD);
            }

            (sumA * T.Load(ref w, i)).Store(ref h, i);
            (sumB * T.Load(ref w, i + Step)).Store(ref h, i + Step);
            (sumC * T.Load(ref w, i + (2 * Step))).Store(ref h, i + (2 * Step));
            (sumD * T.Load(ref w, i + (3 * Step))).Store(ref h, i + (3 * Step));
        }

        for (; i < to; i += Step)
        {
            var sum = T.Splat(0);
            for (var j = 0; j < columns; j++)
            {
                var row = inverseFactor.Slice(j * stride, j + 1);
                var a = T.Splat(0);
                for (var k = 0; k < row.Length; k++) a = T.MultiplyAdd(T.Splat(row[k]), T.Load(ref data, (k * x.Stride) + i), a);
                sum = T.MultiplyAdd(a, a, sum);
            }

            (sum * T.Load(ref w, i)).Store(ref h, i);
        }
    }

    /// <summary>Cleared room for eight lanes a column.</summary>
    private static double[] Rent(int columns, out Span<double> lanes)
    {
        var rented = ArrayPool<double>.Shared.Rent(columns * Step);
        lanes = rented.AsSpan(0, columns * Step);
        lanes.Clear();
        return rented;
    }

    private static void Collect(ReadOnlySpan<double> lanes, Span<double> result)
    {
        ref var first = ref MemoryMarshal.GetReference(lanes);
        for (var j = 0; j < result.Length; j++) result[j] = T.Sum(T.Load(ref first, j * Step));
    }

    private static double Largest(T lanes)
    {
        Span<double> values = stackalloc double[Step];
        lanes.Store(ref MemoryMarshal.GetReference(values), 0);
        var largest = 0.0;
        foreach (var value in values) largest = Math.Max(largest, value);
        return largest;
    }
}
