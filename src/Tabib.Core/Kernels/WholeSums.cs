using System.Numerics;
using System.Runtime.InteropServices;

namespace Tabib.Core.Kernels;

/// <summary>Adds whole numbers place by place.</summary>
public static class WholeSums
{
    /// <param name="more">As many numbers as <paramref name="sums"/> has.</param>
    public static void Add(ReadOnlySpan<long> more, Span<long> sums)
    {
        if (more.Length != sums.Length) throw new ArgumentException("There are as many numbers on both sides.", nameof(more));
        var vectors = MemoryMarshal.Cast<long, Vector<long>>(sums);
        var added = MemoryMarshal.Cast<long, Vector<long>>(more);
        for (var i = 0; i < vectors.Length; i++) vectors[i] += added[i];
        for (var i = vectors.Length * Vector<long>.Count; i < sums.Length; i++) sums[i] += more[i];
    }
}
