using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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

    /// <summary>Parts of a sum along samples.</summary>
    public const int Lanes = 16;

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

    /// <summary>lanes[v, c, s mod 16] += genotypes[v, s] * columns[c, s] for all samples s, for 6 variants and 4 columns: sums in 16 lanes each, which <see cref="SumLanes"/> adds up.</summary>
    /// <param name="panels">From the first variant's row in the first panel on.</param>
    /// <param name="panelStride">Numbers from one panel to the next.</param>
    /// <param name="columns">For each panel the columns follow each other, 48 numbers each; from the first column's on.</param>
    /// <param name="columnStride">Numbers from one panel's columns to the next's.</param>
    /// <param name="panelCount">Panels to sum over.</param>
    /// <param name="lanes">6 rows of 4 times 16.</param>
    public static void Inner(ReadOnlySpan<float> panels, int panelStride, ReadOnlySpan<float> columns, int columnStride, int panelCount, Span<float> lanes) =>
        Inner(Simd.Level, panels, panelStride, columns, columnStride, panelCount, lanes);

    /// <summary>The sum of each group of 16 lanes: halves of halves.</summary>
    public static void SumLanes(ReadOnlySpan<float> lanes, Span<float> sums)
    {
        for (var i = 0; i < lanes.Length / Lanes; i++)
        {
            var eight = Vector256.Create(lanes.Slice(i * Lanes, 8)) + Vector256.Create(lanes.Slice((i * Lanes) + 8, 8));
            var four = eight.GetLower() + eight.GetUpper();
            sums[i] = (four[0] + four[2]) + (four[1] + four[3]);
        }
    }

    internal static void Expand(SimdLevel level, ReadOnlySpan<ulong> packed, int sampleCount, ReadOnlySpan<float> values, Span<float> panels, int panelStride)
    {
        var count = PanelCount(sampleCount);
        if (values.Length < 4 || packed.Length * 32 < sampleCount || panels.Length < ((long)(count - 1) * panelStride) + Width)
            throw new ArgumentException("The genotypes do not fit the panels.", nameof(panels));
        // 16 samples are half a word.
        var whole = sampleCount / Lanes;
        ref var codes = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<ulong, uint>(packed));
        ref var target = ref MemoryMarshal.GetReference(panels);
        switch (level)
        {
            case SimdLevel.Vector512: GenotypePanelsVector512.Expand(ref codes, whole, values, ref target, panelStride); break;
            case SimdLevel.Vector256: GenotypePanelsVector256.Expand(ref codes, whole, values, ref target, panelStride); break;
            default: GenotypePanelsScalar.Expand(ref codes, whole, values, ref target, panelStride); break;
        }

        for (var sample = whole * Lanes; sample < count * Width; sample++)
        {
            ref var place = ref Unsafe.Add(ref target, (sample / Width * (nint)panelStride) + (sample % Width));
            place = sample < sampleCount ? values[(int)(packed[sample / 32] >> (sample % 32 * 2)) & 3] : 0;
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

    internal static void Inner(SimdLevel level, ReadOnlySpan<float> panels, int panelStride, ReadOnlySpan<float> columns, int columnStride, int panelCount, Span<float> lanes)
    {
        if (panelCount < 1
            || panels.Length < ((long)(panelCount - 1) * panelStride) + (InnerVariants * Width)
            || columns.Length < ((long)(panelCount - 1) * columnStride) + (InnerColumns * Width)
            || lanes.Length < InnerVariants * InnerColumns * Lanes)
            throw new ArgumentException("The operands are too short.", nameof(panelCount));
        ref var x = ref MemoryMarshal.GetReference(panels);
        ref var q = ref MemoryMarshal.GetReference(columns);
        ref var c = ref MemoryMarshal.GetReference(lanes);
        switch (level)
        {
            case SimdLevel.Vector512: GenotypePanelsVector512.Inner(ref x, panelStride, ref q, columnStride, panelCount, ref c); break;
            case SimdLevel.Vector256: GenotypePanelsVector256.Inner(ref x, panelStride, ref q, columnStride, panelCount, ref c); break;
            default: GenotypePanelsScalar.Inner(ref x, panelStride, ref q, columnStride, panelCount, ref c); break;
        }
    }
}
