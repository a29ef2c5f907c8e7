using Tabib.Core.Statistics;

namespace Tabib.Evidence.Fairness;

/// <summary>Random numbers of one replicate: they depend on the seed and its number alone, so any thread may make it.</summary>
/// <remarks>SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).</remarks>
internal struct ReplicateDraws(ulong seed, int replicate)
{
    private const ulong GoldenGamma = 0x9E37_79B9_7F4A_7C15;

    /// <summary>Means below this are drawn by adding up chances; above, by rejection.</summary>
    private const double SmallMean = 10;

    private ulong _state = Mix(Mix(seed + GoldenGamma) ^ Mix(((ulong)replicate + 1) * GoldenGamma));

    /// <returns>In [0, 1).</returns>
    public double Uniform() => (Mix(_state += GoldenGamma) >> 11) * (1.0 / (1UL << 53));

    /// <summary>How many of <paramref name="trials"/> succeed.</summary>
    public long Binomial(long trials, double chance)
    {
        if (trials == 0 || chance <= 0) return 0;
        if (chance >= 1) return trials;
        if (chance > 0.5) return trials - Binomial(trials, 1 - chance);
        return trials * chance < SmallMean ? ByInversion(trials, chance) : ByRejection(trials, chance);
    }

    /// <summary>As many people as there are, each from a cell with the chance of its count.</summary>
    /// <param name="drawn">One a cell; filled.</param>
    public void Multinomial(ReadOnlySpan<long> counts, long people, Span<long> drawn)
    {
        var (left, leftPeople) = (people, people);
        for (var cell = 0; cell < counts.Length; cell++)
        {
            drawn[cell] = counts[cell] == leftPeople ? left : Binomial(left, (double)counts[cell] / leftPeople);
            (left, leftPeople) = (left - drawn[cell], leftPeople - counts[cell]);
        }
    }

    private long ByInversion(long trials, double chance)
    {
        var odds = chance / (1 - chance);
        var probability = Math.Exp(trials * GammaFunction.Log1P(-chance));
        var rest = Uniform();
        for (var count = 0L; count < trials; count++)
        {
            if (rest < probability) return count;
            rest -= probability;
            probability *= (trials - count) * odds / (count + 1);
        }

        return trials;
    }

    /// <summary>Transformed rejection with squeeze, BTRS (Hörmann 1993, doi:10.1080/00949659308811496).</summary>
    private long ByRejection(long trials, double chance)
    {
        var (spread, logOdds) = (Math.Sqrt(trials * chance * (1 - chance)), Math.Log(chance / (1 - chance)));
        var b = 1.15 + (2.53 * spread);
        var a = -0.0873 + (0.0248 * b) + (0.01 * chance);
        var (centre, squeeze, alpha) = ((trials * chance) + 0.5, 0.92 - (4.2 / b), (2.83 + (5.1 / b)) * spread);
        var mode = Math.Floor((trials + 1) * chance);
        var height = GammaFunction.Log(mode + 1) + GammaFunction.Log(trials - mode + 1);
        while (true)
        {
            var (u, v) = (Uniform() - 0.5, Uniform());
            var edge = 0.5 - Math.Abs(u);
            var count = Math.Floor((((2 * a / edge) + b) * u) + centre);
            if (edge >= 0.07 && v <= squeeze) return (long)count;
            if (count < 0 || count > trials) continue;
            if (Math.Log(v * alpha / ((a / (edge * edge)) + b)) <= height - GammaFunction.Log(count + 1) - GammaFunction.Log(trials - count + 1) + ((count - mode) * logOdds)) return (long)count;
        }
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9;
        value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
        return value ^ (value >> 31);
    }
}
