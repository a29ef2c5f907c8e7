using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tabib.Core.Kernels;

/// <summary>Products with genotypes as single-precision numbers, laid out in panels of 48 samples: of one panel all variants follow each other, 48 numbers each.</summary>
/// <remarks>Every sum has one order, whatever the vectors: along variants one after the other, along samples in 16 lanes and then a tree. All are fused multiply-adds.</remarks>
public static class GenotypePanels
{
    /// <summary>Samples a panel.</summary>
    public const int Width = 48;

    /// <summary>Rows that <see cref="Outer(ReadOnlySpan{float}, int, ReadOnlySpan{float}, int, Span{float})"/> makes at a time.</summary>
    public const int OuterRows = 8;

    /// <summary>Variants that <see cref="Inner(ReadOnlySpan{float}, int, ReadOnlySpan{float}, int, int, Span{float})"/> takes at a time.</summary>
    public const int InnerVariants = 6;

    /// <summary>Columns that it takes at a time.</summary>
    public const int InnerColumns = 4;

    internal const int Lanes = 16;

    public static int PanelCount(int sampleCount) => (sampleCount + Width - 1) / Width;

    /// <summary>Writes the genotypes of one variant as numbers into its row of each panel.</summary>
    /// <param name="packed">Two-bit codes, zeros beyond the last sample.</param>
    /// <param name="values">What the codes 0 to 3 stand for.</param>
    /// <param name="panels">From the variant's row in the first panel on.</param>
    /// <param name="panelStride">Numbers from one panel to the next.</param>
    public static void Expand(ReadOnlySpan<ulong> packed, int sampleCount, ReadOnlySpan<float> values, Span<float> panels, int panelStride) =>
        Expand(Simd.Level, packed, sampleCount, values, panels, panelStride);

    /// <summary>product[i, s] = sum over k of left[k, i] * panel[k, s], for 8 rows i and the 48 samples s of a panel.</summary>
    /// <param name="left">Row k begins at k * stride; its first 8 numbers are taken.</param>
    /// <param name="depth">Number of rows k.</param>
    /// <param name="product">8 rows of 48, overwritten.</param>
    public static void Outer(ReadOnlySpan<float> left, int stride, ReadOnlySpan<float> panel, int depth, Span<float> product) => Outer(Simd.Level, left, stride, panel, depth, product);

    /// <summary>product[v, c] = sum over the samples s of genotypes[v, s] * columns[c, s], for 6 variants and 4 columns.</summary>
    /// <param name="panels">From the first variant's row in the first panel on.</param>
    /// <param name="panelStride">Numbers from one panel to the next.</param>
    /// <param name="columns">For each panel the columns follow each other, 48 numbers each; from the first column's on.</param>
    /// <param name="columnStride">Numbers from one panel's columns to the next's.</param>
    /// <param name="panelCount">Panels to sum over.</param>
    /// <param name="product">6 rows of 4, overwritten.</param>
    public static void Inner(ReadOnlySpan<float> panels, int panelStride, ReadOnlySpan<float> columns, int columnStride, int panelCount, Span<float> product) =>
        Inner(Simd.Level, panels, panelStride, columns, columnStride, panelCount, product);

    internal static void Expand(SimdLevel level, ReadOnlySpan<ulong> packed, int sampleCount, ReadOnlySpan<float> values, Span<float> panels, int panelStride)
    {
        var count = PanelCount(sampleCount);
        if (values.Length < 4 || packed.Length * 32 < sampleCount || panels.Length < ((long)(count - 1) * panelStride) + Width)
            throw new ArgumentException("The genotypes do not fit the panels.", nameof(panels));
        ref var target = ref MemoryMarshal.GetReference(panels);
        for (var panel = 0; panel < count; panel++)
        {
            ref var row = ref Unsafe.Add(ref target, panel * (nint)panelStride);
            for (var part = 0; part < Width / Lanes; part++)
            {
                // 16 samples are half a word; a part that begins beyond the last sample is empty.
                var number = (panel * (Width / Lanes)) + part;
                var known = sampleCount - (number * Lanes);
                ref var place = ref Unsafe.Add(ref row, part * Lanes);
                if (known <= 0)
                {
                    MemoryMarshal.CreateSpan(ref place, Lanes).Clear();
                    continue;
                }

                var codes = (uint)(packed[number / 2] >> (number % 2 * 32));
                switch (level)
                {
                    case SimdLevel.Vector512: GenotypePanelsVector512.Expand(codes, values, ref place); break;
                    case SimdLevel.Vector256: GenotypePanelsVector256.Expand(codes, values, ref place); break;
                    default: GenotypePanelsScalar.Expand(codes, values, ref place); break;
                }

                if (known < Lanes) MemoryMarshal.CreateSpan(ref Unsafe.Add(ref place, known), Lanes - known).Clear();
            }
        }
    }

    internal static void Outer(SimdLevel level, ReadOnlySpan<float> left, int stride, ReadOnlySpan<float> panel, int depth, Span<float> product)
    {
        if (depth < 1 || panel.Length < depth * Width || left.Length < ((long)(depth - 1) * stride) + OuterRows || product.Length < OuterRows * Width)
            throw new ArgumentException("The operands are too short.", nameof(depth));
        ref var a = ref MemoryMarshal.GetReference(left);
        ref var b = ref MemoryMarshal.GetReference(panel);
        ref var c = ref MemoryMarshal.GetReference(product);
        switch (level)
        {
            case SimdLevel.Vector512: GenotypePanelsVector512.Outer(ref a, stride, ref b, depth, ref c); break;
            case SimdLevel.Vector256: GenotypePanelsVector256.Outer(ref a, stride, ref b, depth, ref c); break;
            default: GenotypePanelsScalar.Outer(ref a, stride, ref b, depth, ref c); break;
        }
    }

    internal static void Inner(SimdLevel level, ReadOnlySpan<float> panels, int panelStride, ReadOnlySpan<float> columns, int columnStride, int panelCount, Span<float> product)
    {
        if (panelCount < 1
            || panels.Length < ((long)(panelCount - 1) * panelStride) + (InnerVariants * Width)
            || columns.Length < ((long)(panelCount - 1) * columnStride) + (InnerColumns * Width)
            || product.Length < InnerVariants * InnerColumns)
            throw new ArgumentException("The operands are too short.", nameof(panelCount));
        ref var x = ref MemoryMarshal.GetReference(panels);
        ref var q = ref MemoryMarshal.GetReference(columns);
        ref var c = ref MemoryMarshal.GetReference(product);
        switch (level)
        {
            case SimdLevel.Vector512: GenotypePanelsVector512.Inner(ref x, panelStride, ref q, columnStride, panelCount, ref c); break;
            case SimdLevel.Vector256: GenotypePanelsVector256.Inner(ref x, panelStride, ref q, columnStride, panelCount, ref c); break;
            default: GenotypePanelsScalar.Inner(ref x, panelStride, ref q, columnStride, panelCount, ref c); break;
        }
    }
}
