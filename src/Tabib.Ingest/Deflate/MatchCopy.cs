using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tabib.Ingest.Deflate;

/// <summary>Repeats what was written, as matches of deflate do.</summary>
internal static class MatchCopy
{
    /// <summary>Bytes behind the match that may be written too.</summary>
    public const int MostBeyond = 64;

    private const int Row = 32;

    /// <summary>For each distance below 16 a row of 32 places: the period over and over.</summary>
    private static readonly byte[] Places = MakePlaces();

    /// <summary>For each distance below 16 how many bytes of the row are whole periods.</summary>
    private static readonly byte[] Steps = MakeSteps();

    /// <param name="target">Where to write; <paramref name="distance"/> bytes before it, and 32 bytes from there, may be read.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy(ref byte target, nint distance, nint length)
    {
        ref var from = ref Unsafe.Subtract(ref target, distance);
        if (distance >= 2 * Row)
        {
            var first = Vector256.LoadUnsafe(ref from);
            var second = Vector256.LoadUnsafe(ref from, Row);
            first.StoreUnsafe(ref target);
            second.StoreUnsafe(ref target, Row);
            for (nint i = 2 * Row; i < length; i += Row) Vector256.LoadUnsafe(ref from, (nuint)i).StoreUnsafe(ref target, (nuint)i);
        }
        else if (distance >= Row)
        {
            for (nint i = 0; i < length; i += Row) Vector256.LoadUnsafe(ref from, (nuint)i).StoreUnsafe(ref target, (nuint)i);
        }
        else if (distance >= Vector128<byte>.Count)
        {
            for (nint i = 0; i < length; i += Vector128<byte>.Count) Vector128.LoadUnsafe(ref from, (nuint)i).StoreUnsafe(ref target, (nuint)i);
        }
        else
        {
            Repeat(ref from, ref target, distance, length);
        }
    }

    /// <summary>Periods shorter than a vector are laid out in two vectors once, and nothing is read again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Repeat(ref byte from, ref byte target, nint distance, nint length)
    {
        var period = Vector128.LoadUnsafe(ref from);
        ref var places = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Places), distance * Row);
        var first = Vector128.Shuffle(period, Vector128.LoadUnsafe(ref places));
        var second = Vector128.Shuffle(period, Vector128.LoadUnsafe(ref places, (nuint)Vector128<byte>.Count));
        nint step = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Steps), distance);
        nint i = 0;
        do
        {
            first.StoreUnsafe(ref target, (nuint)i);
            second.StoreUnsafe(ref target, (nuint)(i + Vector128<byte>.Count));
            i += step;
        }
        while (i < length);
    }

    private static byte[] MakePlaces()
    {
        var places = new byte[Vector128<byte>.Count * Row];
        for (var i = Row; i < places.Length; i++) places[i] = (byte)(i % Row % (i / Row));
        return places;
    }

    private static byte[] MakeSteps()
    {
        var steps = new byte[Vector128<byte>.Count];
        for (var distance = 1; distance < steps.Length; distance++) steps[distance] = (byte)(Row - (Row % distance));
        return steps;
    }
}
