using System.Buffers;
using System.Runtime.InteropServices;

namespace Tabib.Evidence.Association.Kernels;

/// <summary>The loops for one kind of lanes. Tiles of samples stay in the nearest cache through all that is done with them; sums keep their lanes until the end, so that the size of tiles changes no bit.</summary>
internal sealed partial class LogisticKernel<T> : LogisticKernel
    where T : struct, ILanes<T>
{
    private const int Tile = 128;
    private const int Step = ILanes<T>.Count;

    public override void Predict(ColumnMatrix x, ReadOnlySpan<double> coefficients, ReadOnlySpan<double> offset, Span<double> predictor)
    {
        for (var from = 0; from < x.Padded; from += Tile)
        {
            var to = Math.Min(x.Padded, from + Tile);
            offset[from..to].CopyTo(predictor[from..]);
            AddColumns(x, coefficients, 1, from, to, predictor);
        }
    }

    public override void Evaluate(ColumnMatrix x, ReadOnlySpan<double> coefficients, LogisticState state, Span<double> gradient, Span<double> gram, int stride)
    {
        var columns = coefficients.Length;
        var sums = Rent(columns, out var lanes);
        var blocks = gram.IsEmpty ? default : new GramBlocks(columns);
        for (var from = 0; from < x.Padded; from += Tile)
        {
            var to = Math.Min(x.Padded, from + Tile);
            state.Offset.AsSpan(from, to - from).CopyTo(state.Predictor.AsSpan(from));
            AddColumns(x, coefficients, 1, from, to, state.Predictor);
            Residuals(state, from, to);
            ProjectTile(x, state.Residual, from, to, lanes);
            if (!gram.IsEmpty) blocks.Add(x, state.Weight, from, to);
        }

        Collect(lanes, gradient);
        ArrayPool<double>.Shared.Return(sums);
        if (!gram.IsEmpty) blocks.Collect(gram, stride);
    }

    public override void Project(ColumnMatrix x, ReadOnlySpan<double> vector, Span<double> result)
    {
        var sums = Rent(result.Length, out var lanes);
        for (var from = 0; from < x.Padded; from += Tile) ProjectTile(x, vector, from, Math.Min(x.Padded, from + Tile), lanes);
        Collect(lanes, result);
        ArrayPool<double>.Shared.Return(sums);
    }

    public override void ProjectProduct(ColumnMatrix x, ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> result)
    {
        var sums = Rent(result.Length, out var lanes);
        Span<double> product = stackalloc double[Tile];
        ref var first = ref MemoryMarshal.GetReference(a);
        ref var second = ref MemoryMarshal.GetReference(b);
        ref var target = ref MemoryMarshal.GetReference(product);
        for (var from = 0; from < x.Padded; from += Tile)
        {
            var to = Math.Min(x.Padded, from + Tile);
            for (var i = from; i < to; i += Step) (T.Load(ref first, i) * T.Load(ref second, i)).Store(ref target, i - from);
            ProjectTile(x, product, 0, from, to, lanes);
        }

        Collect(lanes, result);
        ArrayPool<double>.Shared.Return(sums);
    }

    public override void Gram(ColumnMatrix x, int columns, ReadOnlySpan<double> weight, Span<double> gram, int stride)
    {
        var blocks = new GramBlocks(columns);
        for (var from = 0; from < x.Padded; from += Tile) blocks.Add(x, weight, from, Math.Min(x.Padded, from + Tile));
        blocks.Collect(gram, stride);
    }

    public override double FirthScore(ColumnMatrix x, int columns, ReadOnlySpan<double> inverseFactor, int stride, LogisticState state, Span<double> leverage, Span<double> score)
    {
        var sums = Rent(columns, out var lanes);
        var largest = T.Splat(0);
        ref var outcome = ref MemoryMarshal.GetArrayDataReference(state.Outcome);
        ref var alive = ref MemoryMarshal.GetArrayDataReference(state.Live);
        ref var residual = ref MemoryMarshal.GetArrayDataReference(state.Residual);
        ref var h = ref MemoryMarshal.GetReference(leverage);
        for (var from = 0; from < x.Padded; from += Tile)
        {
            var to = Math.Min(x.Padded, from + Tile);
            Leverages(x, columns, inverseFactor, stride, state.Weight, from, to, leverage);
            for (var i = from; i < to; i += Step)
            {
                var own = T.Load(ref h, i);
                largest = T.Max(largest, own);
                var rest = T.Load(ref residual, i);
                var halfLessMean = T.Splat(0.5) - T.Load(ref outcome, i) + rest;
                T.MultiplyAdd(own * T.Load(ref alive, i), halfLessMean, rest).Store(ref residual, i);
            }

            ProjectTile(x, state.Residual, from, to, lanes);
        }

        Collect(lanes, score);
        ArrayPool<double>.Shared.Return(sums);
        return Largest(largest);
    }

    public override (double Score, double Variance) Adjust(ColumnMatrix x, ReadOnlySpan<double> coefficients, ReadOnlySpan<double> g, LogisticState state, Span<double> adjusted, Span<double> rest)
    {
        var sums = Rent(coefficients.Length, out var lanes);
        Span<double> weighted = stackalloc double[Tile];
        ref var target = ref MemoryMarshal.GetReference(weighted);
        ref var own = ref MemoryMarshal.GetReference(adjusted);
        ref var alive = ref MemoryMarshal.GetArrayDataReference(state.Live);
        ref var w = ref MemoryMarshal.GetArrayDataReference(state.Weight);
        ref var r = ref MemoryMarshal.GetArrayDataReference(state.Residual);
        var (score, variance) = (T.Splat(0), T.Splat(0));
        for (var from = 0; from < x.Padded; from += Tile)
        {
            var to = Math.Min(x.Padded, from + Tile);
            g[from..to].CopyTo(adjusted[from..]);
            AddColumns(x, coefficients, -1, from, to, adjusted);
            for (var i = from; i < to; i += Step)
            {
                var value = T.Load(ref own, i) * T.Load(ref alive, i);
                value.Store(ref own, i);
                var byWeight = value * T.Load(ref w, i);
                byWeight.Store(ref target, i - from);
                score = T.MultiplyAdd(value, T.Load(ref r, i), score);
                variance = T.MultiplyAdd(value, byWeight, variance);
            }

            ProjectTile(x, weighted, 0, from, to, lanes);
        }

        Collect(lanes, rest);
        ArrayPool<double>.Shared.Return(sums);
        return (T.Sum(score), T.Sum(variance));
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
}
