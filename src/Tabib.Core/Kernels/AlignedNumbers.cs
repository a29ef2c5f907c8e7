using System.Runtime.InteropServices;

namespace Tabib.Core.Kernels;

/// <summary>Whole numbers that begin at a line of the cache: vectors of 64 bytes read from the middle of two lines take twice as long.</summary>
public sealed class AlignedNumbers
{
    private const int Line = 64;

    private readonly long[] _numbers;
    private readonly int _start;

    public AlignedNumbers(int length)
    {
        Length = length;
        _numbers = GC.AllocateArray<long>(checked(length + (Line / sizeof(long))), pinned: true);
        var offset = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(_numbers, 0) & (Line - 1));
        _start = offset == 0 ? 0 : (Line - offset) / sizeof(long);
    }

    public int Length { get; }

    public Span<long> Span => _numbers.AsSpan(_start, Length);
}
