namespace Tabib.App.Synth;

/// <summary>Random draws from a seed: SplitMix64 (Steele, Lea, Flood, OOPSLA 2014). Our own, so that a later .NET draws the same hospital.</summary>
internal sealed class Draws(ulong seed)
{
    private const ulong GoldenGamma = 0x9E37_79B9_7F4A_7C15;

    private ulong _state = seed;

    /// <summary>Draws of one person (or place) for one purpose: independent of all others, so that a new purpose changes nothing drawn before.</summary>
    /// <param name="part">Which gene, stream or the like.</param>
    public static Draws For(ulong seed, long person, DrawPurpose purpose, int part = 0) =>
        new(Mix(Mix(seed + GoldenGamma) ^ Mix(((ulong)person << 8) + (ulong)purpose + 1) ^ Mix((ulong)part * GoldenGamma)));

    public ulong Next() => Mix(_state += GoldenGamma);

    /// <returns>In [0, 1).</returns>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    public double Uniform(double low, double high) => low + ((high - low) * Uniform());

    /// <returns>In [0, <paramref name="count"/>).</returns>
    public int Below(int count) => (int)Math.BigMul(Next(), (ulong)count, out _);

    public bool Chance(double probability) => Uniform() < probability;

    public T Pick<T>(IReadOnlyList<T> list) => list[Below(list.Count)];

    /// <summary>Standard normal (Box and Muller 1958).</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    public double Normal(double mean, double deviation) => mean + (deviation * Normal());

    public double Exponential(double mean) => -mean * Math.Log(1 - Uniform());

    /// <summary>Gamma by Marsaglia and Tsang 2000; a shape below 1 by their boost.</summary>
    public double Gamma(double shape, double scale)
    {
        if (shape < 1) return Gamma(shape + 1, scale) * Math.Pow(1 - Uniform(), 1 / shape);
        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Normal();
            var v = 1 + (c * x);
            if (v <= 0) continue;
            v = v * v * v;
            if (Math.Log(1 - Uniform()) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v))) return d * v * scale;
        }
    }

    /// <summary>Poisson: by inversion up to 30, above by splitting the mean.</summary>
    public int Poisson(double mean)
    {
        var count = 0;
        for (; mean > 30; mean -= 30) count += Poisson(30);
        var product = Uniform();
        for (var limit = Math.Exp(-mean); product > limit; product *= Uniform()) count++;
        return count;
    }

    /// <summary>Negative binomial as a Poisson whose mean is gamma; the variance is mean + mean²/size.</summary>
    public int NegativeBinomial(double mean, double size) => mean <= 0 ? 0 : Poisson(Gamma(size, mean / size));

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }
}
