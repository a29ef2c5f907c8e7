using System.Runtime.InteropServices;

namespace Tabib.Evidence.Association.Kernels;

/// <summary>The sums for one kind of lanes.</summary>
internal sealed class RowKernel<T> : RowKernel
    where T : struct, ILanes<T>
{
    private const int Step = ILanes<T>.Count;

    public override void Sum(RowMatrix matrix, ReadOnlySpan<int> samples, ReadOnlySpan<double> weights, Span<double> sum)
    {
        ref var data = ref MemoryMarshal.GetArrayDataReference(matrix.Data);
        ref var target = ref MemoryMarshal.GetReference(sum);
        for (var lane = 0; lane < matrix.Stride; lane += Step)
        {
            var total = T.Splat(0);
            if (weights.IsEmpty)
            {
                foreach (var sample in samples) total += T.Load(ref data, (sample * matrix.Stride) + lane);
            }
            else
            {
                for (var i = 0; i < samples.Length; i++) total = T.MultiplyAdd(T.Splat(weights[i]), T.Load(ref data, (samples[i] * matrix.Stride) + lane), total);
            }

            total.Store(ref target, lane);
        }
    }

    public override void Gram(RowMatrix matrix, ReadOnlySpan<int> samples, int columns, int rows, Span<double> gram)
    {
        ref var data = ref MemoryMarshal.GetArrayDataReference(matrix.Data);
        ref var target = ref MemoryMarshal.GetReference(gram);
        var stride = matrix.Stride;
        for (var lane = 0; lane < columns; lane += Step)
        {
            for (var i = lane; i < rows; i += 4)
            {
                // Rows beyond the last are worked on too, within the padding, and not stored.
                var last = stride - 1;
                var (j, k, l) = (Math.Min(i + 1, last), Math.Min(i + 2, last), Math.Min(i + 3, last));
                var (a, b, c, d) = (T.Splat(0), T.Splat(0), T.Splat(0), T.Splat(0));
                foreach (var sample in samples)
                {
                    var at = sample * stride;
                    var row = T.Load(ref data, at + lane);
                    a = T.MultiplyAdd(T.Splat(matrix.Data[at + i]), row, a);
                    b = T.MultiplyAdd(T.Splat(matrix.Data[at + j]), row, b);
                    c = T.MultiplyAdd(T.Splat(matrix.Data[at + k]), row, c);
                    d = T.MultiplyAdd(T.Splat(matrix.Data[at + l]), row, d);
                }

                a.Store(ref target, (i * stride) + lane);
                if (i + 1 < rows) b.Store(ref target, ((i + 1) * stride) + lane);
                if (i + 2 < rows) c.Store(ref target, ((i + 2) * stride) + lane);
                if (i + 3 < rows) d.Store(ref target, ((i + 3) * stride) + lane);
            }
        }
    }
}
