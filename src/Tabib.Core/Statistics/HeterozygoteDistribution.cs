using System.Runtime.CompilerServices;

namespace Tabib.Core.Statistics;

/// <summary>How many of n people are heterozygous, given how many copies of the rarer allele they have together, under Hardy-Weinberg equilibrium.</summary>
/// <remarks>P(h) = n!/(a!h!b!)·2^h·r!(2n-r)!/(2n)!. Values h have the parity of r. J. Wigginton, D. Cutler, G. Abecasis, Am J Hum Genet 2005, doi:10.1086/429864.</remarks>
internal readonly struct HeterozygoteDistribution
{
    /// <summary>Outcomes whose probabilities differ by less than this share are equally probable.</summary>
    public const double Tie = 1e-11;

    /// <summary>What is added to a sum stops counting here.</summary>
    private const double Negligible = 1e-18;

    /// <summary>From here the tails are found by halving rather than by walking.</summary>
    private const double FarAbove = 1e12;

    private readonly int _people;
    private readonly int _rare;

    public HeterozygoteDistribution(int people, int rare)
    {
        _people = people;
        _rare = rare;
    }

    /// <summary>The most probable number.</summary>
    public int Mode
    {
        get
        {
            if (_rare == 0) return 0;
            var expected = (double)_rare * ((2L * _people) - _rare) / (2L * _people);
            var mode = Math.Clamp((int)expected, 0, _rare);
            if (((mode ^ _rare) & 1) != 0) mode += mode < _rare ? 1 : -1;
            while (mode + 2 <= _rare && RatioUp(mode) > 1) mode += 2;
            while (mode >= 2 && RatioDown(mode) > 1) mode -= 2;
            return mode;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double LogProbability(int heterozygous)
    {
        if (_rare == 0) return 0;
        var homozygousRare = (_rare - heterozygous) / 2;
        var homozygousCommon = _people - heterozygous - homozygousRare;
        double rare = _rare, common = (2.0 * _people) - _rare, total = 2.0 * _people;
        var exponent = SaddlePoint.StirlingError(_people) + SaddlePoint.StirlingError(_rare) + SaddlePoint.StirlingError((2 * _people) - _rare) - SaddlePoint.StirlingError(2 * _people)
            - SaddlePoint.StirlingError(homozygousRare) - SaddlePoint.StirlingError(heterozygous) - SaddlePoint.StirlingError(homozygousCommon)
            - SaddlePoint.Deviance(homozygousRare, rare * rare / (2 * total))
            - SaddlePoint.Deviance(heterozygous, rare * common / total)
            - SaddlePoint.Deviance(homozygousCommon, common * common / (2 * total));
        var roots = SaddlePoint.Root(homozygousRare) * SaddlePoint.Root(heterozygous) * SaddlePoint.Root(homozygousCommon);
        return exponent + (0.5 * Math.Log(2 * Math.PI * Math.PI * rare * common / roots));
    }

    /// <summary>Sums of P(h)/exp(threshold) over the outcomes that are more probable than the threshold.</summary>
    /// <param name="ties">How many are as probable.</param>
    public double Centre(double threshold, out int ties)
    {
        ties = 0;
        var mode = Mode;
        var atMode = Math.Exp(LogProbability(mode) - threshold);
        if (atMode <= 1 + Tie)
        {
            if (atMode >= 1 - Tie) ties = 1 + CountTies(mode, atMode);
            return 0;
        }

        var sum = atMode;
        var term = atMode;
        for (var h = mode; h + 2 <= _rare; h += 2)
        {
            term *= RatioUp(h);
            if (term <= 1 + Tie) break;
            sum += term;
        }

        if (term is <= 1 + Tie and >= 1 - Tie) ties++;
        term = atMode;
        for (var h = mode; h >= 2; h -= 2)
        {
            term *= RatioDown(h);
            if (term <= 1 + Tie) break;
            sum += term;
        }

        if (term is <= 1 + Tie and >= 1 - Tie) ties++;
        return sum;
    }

    /// <summary>Sums of P(h)/exp(threshold) over the outcomes that are no more probable than the threshold.</summary>
    /// <param name="ties">How many are as probable.</param>
    public double Tails(double threshold, out int ties)
    {
        ties = 0;
        var mode = Mode;
        var atMode = Math.Exp(LogProbability(mode) - threshold);
        if (atMode > FarAbove) return Tail(FirstBelow(mode, threshold, 2), threshold, 2, ref ties) + Tail(FirstBelow(mode, threshold, -2), threshold, -2, ref ties);
        var sum = atMode <= 1 + Tie ? atMode : 0;
        if (sum >= 1 - Tie) ties++;
        return sum + Walk(mode, atMode, 2, ref ties) + Walk(mode, atMode, -2, ref ties);
    }

    /// <summary>P(h + 2)/P(h).</summary>
    public double RatioUp(int heterozygous)
    {
        var homozygousRare = (_rare - heterozygous) / 2;
        double homozygousCommon = _people - heterozygous - homozygousRare;
        return 4.0 * homozygousRare * homozygousCommon / ((heterozygous + 2.0) * (heterozygous + 1.0));
    }

    /// <summary>P(h - 2)/P(h).</summary>
    public double RatioDown(int heterozygous)
    {
        var homozygousRare = (_rare - heterozygous) / 2;
        double homozygousCommon = _people - heterozygous - homozygousRare;
        return heterozygous * (heterozygous - 1.0) / (4.0 * (homozygousRare + 1.0) * (homozygousCommon + 1.0));
    }

    /// <summary>From the mode outwards, the mode itself left out.</summary>
    private double Walk(int h, double term, int step, ref int ties)
    {
        double sum = 0;
        while (term > sum * Negligible || term > 1 + Tie)
        {
            term *= Ratio(h, step);
            h += step;
            if (term > 1 + Tie) continue;
            if (term >= 1 - Tie) ties++;
            sum += term;
        }

        return sum;
    }

    /// <summary>The nearest h to the mode, on one side, that is no more probable than the threshold, by halving; beyond the ends where there is none.</summary>
    private int FirstBelow(int mode, double threshold, int step)
    {
        int low = 1, high = (step > 0 ? (_rare - mode) / 2 : mode / 2) + 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (LogProbability(mode + (step * middle)) - threshold <= Tie) high = middle;
            else low = middle + 1;
        }

        return mode + (step * low);
    }

    private double Tail(int h, double threshold, int step, ref int ties)
    {
        if (h < 0 || h > _rare) return 0;
        var term = Math.Exp(LogProbability(h) - threshold);
        if (term >= 1 - Tie) ties++;
        return term + Walk(h, term, step, ref ties);
    }

    private double Ratio(int h, int step) => step > 0 ? RatioUp(h) : RatioDown(h);

    private int CountTies(int mode, double atMode)
    {
        var ties = 0;
        if (mode + 2 <= _rare && atMode * RatioUp(mode) >= 1 - Tie) ties++;
        if (mode >= 2 && atMode * RatioDown(mode) >= 1 - Tie) ties++;
        return ties;
    }
}
