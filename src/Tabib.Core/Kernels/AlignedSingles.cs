using System.Runtime.InteropServices;

namespace Tabib.Core.Kernels;

/// <summary>Single-precision numbers that begin at a line of the cache: vectors of 64 bytes read from the middle of two lines take twice as long.</summary>
public sealed class AlignedSingles
{
    private const int Line = 64;

    private readonly float[] _numbers;
    private readonly int _start;

    public AlignedSingles(int length)
    {
        Length = length;
        _numbers = GC.AllocateArray<float>(checked(length + (Line / sizeof(float))), pinned: true);
        var offset = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(_numbers, 0) & (Line - 1));
        _start = offset == 0 ? 0 : (Line - offset) / sizeof(float);
    }

    public int Length { get; }

    public Span<float> Span => _numbers.AsSpan(_start, Length);
}
