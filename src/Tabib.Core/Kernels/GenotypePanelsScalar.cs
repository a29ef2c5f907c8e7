using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Tabib.Core.Kernels;

/// <summary><see cref="GenotypePanels"/> one number at a time, in the order of the vectors.</summary>
internal static class GenotypePanelsScalar
{
    public static void Expand(uint codes, ReadOnlySpan<float> values, ref float target)
    {
        for (var i = 0; i < GenotypePanels.Lanes; i++, codes >>= 2) Unsafe.Add(ref target, i) = values[(int)(codes & 3)];
    }

    public static void Outer(ref float left, int stride, ref float panel, int depth, ref float product)
    {
        for (var row = 0; row < GenotypePanels.OuterRows; row++)
        {
            for (var sample = 0; sample < GenotypePanels.Width; sample++)
            {
                var sum = 0f;
                for (var k = 0; k < depth; k++) sum = MathF.FusedMultiplyAdd(Unsafe.Add(ref left, (k * stride) + row), Unsafe.Add(ref panel, (k * GenotypePanels.Width) + sample), sum);
                Unsafe.Add(ref product, (row * GenotypePanels.Width) + sample) = sum;
            }
        }
    }

    public static void Inner(ref float panels, int panelStride, ref float columns, int columnStride, int panelCount, ref float product)
    {
        Span<float> lanes = stackalloc float[GenotypePanels.Lanes];
        for (var variant = 0; variant < GenotypePanels.InnerVariants; variant++)
        {
            for (var column = 0; column < GenotypePanels.InnerColumns; column++)
            {
                lanes.Clear();
                for (var panel = 0; panel < panelCount; panel++)
                {
                    ref var x = ref Unsafe.Add(ref panels, (panel * (nint)panelStride) + (variant * GenotypePanels.Width));
                    ref var q = ref Unsafe.Add(ref columns, (panel * (nint)columnStride) + (column * GenotypePanels.Width));
                    for (var s = 0; s < GenotypePanels.Width; s++)
                        lanes[s % GenotypePanels.Lanes] = MathF.FusedMultiplyAdd(Unsafe.Add(ref x, s), Unsafe.Add(ref q, s), lanes[s % GenotypePanels.Lanes]);
                }

                Unsafe.Add(ref product, (variant * GenotypePanels.InnerColumns) + column) = GenotypePanelsVector256.Tree(Vector256.Create<float>(lanes[..8]), Vector256.Create<float>(lanes[8..]));
            }
        }
    }
}
