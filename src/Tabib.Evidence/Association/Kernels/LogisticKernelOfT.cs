using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tabib.Evidence.Association.Kernels;

/// <summary>The loops for one kind of lanes. Tiles of samples stay in the nearest cache; sums of a tile are added in the order of the tiles.</summary>
internal sealed class LogisticKernel<T> : LogisticKernel
    where T : struct, ILanes<T>
{
    private const int Tile = 256;
    private const int Step = ILanes<T>.Count;

    public override void Predict(ColumnMatrix x, ReadOnlySpan<double> coefficients, ReadOnlySpan<double> offset, Span<double> predictor)
    {
        ref var data = ref MemoryMarshal.GetArrayDataReference(x.Data);
        ref var start = ref MemoryMarshal.GetReference(offset);
        ref var target = ref MemoryMarshal.GetReference(predictor);
        for (var i = 0; i < x.Padded; i += Step)
        {
            var even = T.Load(ref start, i);
            var odd = T.Splat(0);
            var j = 0;
            for (; j + 1 < coefficients.Length; j += 2)
            {
                even = T.MultiplyAdd(T.Splat(coefficients[j]), T.Load(ref data, (j * x.Stride) + i), even);
                odd = T.MultiplyAdd(T.Splat(coefficients[j + 1]), T.Load(ref data, ((j + 1) * x.Stride) + i), odd);
            }

            if (j < coefficients.Length) even = T.MultiplyAdd(T.Splat(coefficients[j]), T.Load(ref data, (j * x.Stride) + i), even);
            (even + odd).Store(ref target, i);
        }
    }

    public override void Residuals(ReadOnlySpan<double> predictor, ReadOnlySpan<double> y, ReadOnlySpan<double> live, Span<double> weight, Span<double> residual)
    {
        ref var eta = ref MemoryMarshal.GetReference(predictor);
        ref var outcome = ref MemoryMarshal.GetReference(y);
        ref var alive = ref MemoryMarshal.GetReference(live);
        ref var w = ref MemoryMarshal.GetReference(weight);
        ref var r = ref MemoryMarshal.GetReference(residual);
        for (var i = 0; i < predictor.Length; i += Step)
        {
            var (mu, variance) = Mean(T.Load(ref eta, i));
            var observed = T.Load(ref alive, i);
            (variance * observed).Store(ref w, i);
            ((T.Load(ref outcome, i) - mu) * observed).Store(ref r, i);
        }
    }

    public override double LogLikelihood(ReadOnlySpan<double> predictor, ReadOnlySpan<double> y, ReadOnlySpan<double> live)
    {
        ref var eta = ref MemoryMarshal.GetReference(predictor);
        ref var outcome = ref MemoryMarshal.GetReference(y);
        ref var alive = ref MemoryMarshal.GetReference(live);
        var total = T.Splat(0);
        for (var i = 0; i < predictor.Length; i += Step)
        {
            var x = T.Load(ref eta, i);
            var value = (T.Load(ref outcome, i) * x) - LogOnePlusExp(x);
            total = T.MultiplyAdd(value, T.Load(ref alive, i), total);
        }

        return T.Sum(total);
    }

    public override void Project(ColumnMatrix x, ReadOnlySpan<double> vector, Span<double> result)
    {
        ref var data = ref MemoryMarshal.GetArrayDataReference(x.Data);
        ref var v = ref MemoryMarshal.GetReference(vector);
        result.Clear();
        for (var from = 0; from < x.Padded; from += Tile)
        {
            var to = Math.Min(x.Padded, from + Tile);
            for (var j = 0; j < result.Length; j++) result[j] += Dot(ref data, j * x.Stride, ref v, from, to);
        }
    }

    public override void Gram(ColumnMatrix x, int columns, ReadOnlySpan<double> weight, Span<double> gram, int stride)
    {
        ref var data = ref MemoryMarshal.GetArrayDataReference(x.Data);
        ref var w = ref MemoryMarshal.GetReference(weight);
        Span<double> weighted = stackalloc double[Tile];
        ref var first = ref MemoryMarshal.GetReference(weighted);
        for (var i = 0; i < columns; i++) gram.Slice(i * stride, i + 1).Clear();
        for (var from = 0; from < x.Padded; from += Tile)
        {
            var to = Math.Min(x.Padded, from + Tile);
            for (var j = 0; j < columns; j++)
            {
                for (var i = from; i < to; i += Step) (T.Load(ref w, i) * T.Load(ref data, (j * x.Stride) + i)).Store(ref first, i - from);
                var l = j;
                for (; l + 3 < columns; l += 4) FourDots(ref data, l * x.Stride, x.Stride, ref first, from, to, gram[((l * stride) + j)..], stride);
                for (; l < columns; l++) gram[(l * stride) + j] += Dot(ref data, (l * x.Stride) + from, ref first, 0, to - from);
            }
        }
    }

    public override void Leverages(ColumnMatrix x, int columns, ReadOnlySpan<double> inverseFactor, int stride, ReadOnlySpan<double> weight, Span<double> leverage)
    {
        ref var data = ref MemoryMarshal.GetArrayDataReference(x.Data);
        ref var w = ref MemoryMarshal.GetReference(weight);
        ref var h = ref MemoryMarshal.GetReference(leverage);
        for (var i = 0; i < x.Padded; i += Step)
        {
            var sum = T.Splat(0);
            for (var j = 0; j < columns; j++)
            {
                var row = inverseFactor.Slice(j * stride, j + 1);
                var even = T.Splat(0);
                var odd = T.Splat(0);
                var k = 0;
                for (; k + 1 < row.Length; k += 2)
                {
                    even = T.MultiplyAdd(T.Splat(row[k]), T.Load(ref data, (k * x.Stride) + i), even);
                    odd = T.MultiplyAdd(T.Splat(row[k + 1]), T.Load(ref data, ((k + 1) * x.Stride) + i), odd);
                }

                if (k < row.Length) even = T.MultiplyAdd(T.Splat(row[k]), T.Load(ref data, (k * x.Stride) + i), even);
                even += odd;
                sum = T.MultiplyAdd(even, even, sum);
            }

            (sum * T.Load(ref w, i)).Store(ref h, i);
        }
    }

    public override void AddFirth(ReadOnlySpan<double> y, ReadOnlySpan<double> live, ReadOnlySpan<double> leverage, Span<double> residual)
    {
        ref var outcome = ref MemoryMarshal.GetReference(y);
        ref var alive = ref MemoryMarshal.GetReference(live);
        ref var h = ref MemoryMarshal.GetReference(leverage);
        ref var r = ref MemoryMarshal.GetReference(residual);
        for (var i = 0; i < residual.Length; i += Step)
        {
            var rest = T.Load(ref r, i);
            var halfLessMean = T.Splat(0.5) - T.Load(ref outcome, i) + rest;
            T.MultiplyAdd(T.Load(ref h, i) * T.Load(ref alive, i), halfLessMean, rest).Store(ref r, i);
        }
    }

    public override void AddProduct(Span<double> target, ReadOnlySpan<double> factor)
    {
        ref var changed = ref MemoryMarshal.GetReference(target);
        ref var by = ref MemoryMarshal.GetReference(factor);
        for (var i = 0; i < target.Length; i += Step)
        {
            var value = T.Load(ref changed, i);
            T.MultiplyAdd(value, T.Load(ref by, i), value).Store(ref changed, i);
        }
    }

    public override double TripleSum(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c)
    {
        ref var first = ref MemoryMarshal.GetReference(a);
        ref var second = ref MemoryMarshal.GetReference(b);
        ref var third = ref MemoryMarshal.GetReference(c);
        var sum = T.Splat(0);
        for (var i = 0; i < a.Length; i += Step) sum = T.MultiplyAdd(T.Load(ref first, i) * T.Load(ref second, i), T.Load(ref third, i), sum);
        return T.Sum(sum);
    }

    public override (double First, double Second) Tilt(ReadOnlySpan<double> predictor, ReadOnlySpan<double> g, ReadOnlySpan<double> live, double t)
    {
        ref var eta = ref MemoryMarshal.GetReference(predictor);
        ref var genotype = ref MemoryMarshal.GetReference(g);
        ref var alive = ref MemoryMarshal.GetReference(live);
        var (first, second) = (T.Splat(0), T.Splat(0));
        for (var i = 0; i < predictor.Length; i += Step)
        {
            var x = T.Load(ref genotype, i);
            var (mu, variance) = Mean(T.MultiplyAdd(x, T.Splat(t), T.Load(ref eta, i)));
            x *= T.Load(ref alive, i);
            first = T.MultiplyAdd(x, mu, first);
            second = T.MultiplyAdd(x * x, variance, second);
        }

        return (T.Sum(first), T.Sum(second));
    }

    public override double TiltedSum(ReadOnlySpan<double> predictor, ReadOnlySpan<double> g, ReadOnlySpan<double> live, double t)
    {
        ref var eta = ref MemoryMarshal.GetReference(predictor);
        ref var genotype = ref MemoryMarshal.GetReference(g);
        ref var alive = ref MemoryMarshal.GetReference(live);
        var sum = T.Splat(0);
        for (var i = 0; i < predictor.Length; i += Step)
        {
            var before = T.Load(ref eta, i);
            var after = T.MultiplyAdd(T.Load(ref genotype, i), T.Splat(t), before);
            sum = T.MultiplyAdd(LogOnePlusExp(after) - LogOnePlusExp(before), T.Load(ref alive, i), sum);
        }

        return T.Sum(sum);
    }

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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Dot(ref double data, int offset, ref double vector, int from, int to)
    {
        var (even, odd) = (T.Splat(0), T.Splat(0));
        var i = from;
        for (; i + Step < to; i += 2 * Step)
        {
            even = T.MultiplyAdd(T.Load(ref data, offset + i), T.Load(ref vector, i), even);
            odd = T.MultiplyAdd(T.Load(ref data, offset + i + Step), T.Load(ref vector, i + Step), odd);
        }

        if (i < to) even = T.MultiplyAdd(T.Load(ref data, offset + i), T.Load(ref vector, i), even);
        return T.Sum(even + odd);
    }

    private static void FourDots(ref double data, int offset, int columnStride, ref double vector, int from, int to, Span<double> target, int stride)
    {
        var (a, b, c, d) = (T.Splat(0), T.Splat(0), T.Splat(0), T.Splat(0));
        for (var i = from; i < to; i += Step)
        {
            var v = T.Load(ref vector, i - from);
            a = T.MultiplyAdd(T.Load(ref data, offset + i), v, a);
            b = T.MultiplyAdd(T.Load(ref data, offset + columnStride + i), v, b);
            c = T.MultiplyAdd(T.Load(ref data, offset + (2 * columnStride) + i), v, c);
            d = T.MultiplyAdd(T.Load(ref data, offset + (3 * columnStride) + i), v, d);
        }

        target[0] += T.Sum(a);
        target[stride] += T.Sum(b);
        target[2 * stride] += T.Sum(c);
        target[3 * stride] += T.Sum(d);
    }
}
