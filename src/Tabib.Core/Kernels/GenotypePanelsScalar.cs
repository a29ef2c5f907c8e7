using System.Runtime.CompilerServices;

namespace Tabib.Core.Kernels;

/// <summary><see cref="GenotypePanels"/> one number at a time, in the order of the vectors.</summary>
internal static class GenotypePanelsScalar
{
    public static void Expand(ref uint codes, int count, ReadOnlySpan<float> values, ref float target, int stride)
    {
        for (var i = 0; i < count; i++)
        {
            var sixteen = Unsafe.Add(ref codes, i);
            ref var place = ref Unsafe.Add(ref target, (i / 3 * (nint)stride) + (i % 3 * GenotypePanels.Lanes));
            for (var s = 0; s < GenotypePanels.Lanes; s++, sixteen >>= 2) Unsafe.Add(ref place, s) = values[(int)(sixteen & 3)];
        }
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

    public static void Inner(ref float panels, int panelStride, ref float columns, int columnStride, int panelCount, ref float lanes)
    {
        for (var variant = 0; variant < GenotypePanels.InnerVariants; variant++)
        {
            for (var column = 0; column < GenotypePanels.InnerColumns; column++)
            {
                ref var sums = ref Unsafe.Add(ref lanes, ((variant * GenotypePanels.InnerColumns) + column) * GenotypePanels.Lanes);
                for (var panel = 0; panel < panelCount; panel++)
                {
                    ref var x = ref Unsafe.Add(ref panels, (panel * (nint)panelStride) + (variant * GenotypePanels.Width));
                    ref var q = ref Unsafe.Add(ref columns, (panel * (nint)columnStride) + (column * GenotypePanels.Width));
                    for (var s = 0; s < GenotypePanels.Width; s++)
                    {
                        ref var sum = ref Unsafe.Add(ref sums, s % GenotypePanels.Lanes);
                        sum = MathF.FusedMultiplyAdd(Unsafe.Add(ref x, s), Unsafe.Add(ref q, s), sum);
                    }
                }
            }
        }
    }
}
