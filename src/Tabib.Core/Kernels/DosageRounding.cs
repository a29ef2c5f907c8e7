using Tabib.Core.Genome;

namespace Tabib.Core.Kernels;

/// <summary>Rounds 64 dosages to whole numbers of copies; one bit a sample of each word.</summary>
/// <param name="One">Nearest to one copy.</param>
/// <param name="Two">Nearest to two copies.</param>
/// <param name="Near">No further away than the distance given.</param>
/// <param name="Uneven">Not a whole number of copies.</param>
internal readonly record struct DosageRounding(ulong One, ulong Two, ulong Near, ulong Uneven)
{
    public const int Samples = 64;

    private const int Copy = GenotypeBuffer.DosagePerCopy;

    /// <summary>Dosages from here on are nearer to one copy than to none, and to two than to one.</summary>
    internal const ushort LeastOne = Copy / 2, LeastTwo = Copy + (Copy / 2);

    /// <param name="dosages">64 of them, 16,384 a copy.</param>
    /// <param name="distance">In the same unit, below half a copy.</param>
    public static DosageRounding Of(ReadOnlySpan<ushort> dosages, int distance, SimdLevel level) => level switch
    {
        SimdLevel.Vector512 => DosageRoundingVector512.Of(dosages[..Samples], (ushort)distance),
        SimdLevel.Vector256 => DosageRoundingVector256.Of(dosages[..Samples], (ushort)distance),
        _ => Scalar(dosages[..Samples], distance),
    };

    private static DosageRounding Scalar(ReadOnlySpan<ushort> dosages, int distance)
    {
        var (one, two, near, uneven) = (0UL, 0UL, 0UL, 0UL);
        for (var i = 0; i < dosages.Length; i++)
        {
            var bit = 1UL << i;
            var centre = dosages[i] >= LeastTwo ? 2 * Copy : dosages[i] >= LeastOne ? Copy : 0;
            var away = Math.Abs(dosages[i] - centre);
            if (centre == Copy) one |= bit;
            if (centre == 2 * Copy) two |= bit;
            if (away <= distance) near |= bit;
            if (away > 0) uneven |= bit;
        }

        return new DosageRounding(one, two, near, uneven);
    }
}
