namespace Tabib.Core.Statistics;

/// <summary>An X variant's genotypes in females and alleles in males, given how many copies of the ALT allele both have together.</summary>
/// <remarks>P(males' copies m, heterozygous females h) is a hypergeometric probability of m times the females' <see cref="HeterozygoteDistribution"/>. J. Graffelman, B. Weir, Heredity 2016, doi:10.1038/hdy.2016.20.</remarks>
internal readonly struct SexLinkedTable
{
    private const double SmallestByCentre = 1e-3;
    private const double Negligible = 1e-18;

    /// <summary>Rows without a more probable outcome before a side is done: the parity of h alternates from row to row, and with it the best outcome of small rows.</summary>
    private const int EmptyRows = 4;

    private readonly int _females;
    private readonly int _males;
    private readonly int _alternate;
    private readonly double _logAll;

    /// <param name="alternate">Copies of ALT in both sexes.</param>
    public SexLinkedTable(int females, int males, int alternate)
    {
        _females = females;
        _males = males;
        _alternate = alternate;
        _logAll = SaddlePoint.LogBinomial(alternate, (2 * females) + males, alternate);
    }

    private double Frequency => _alternate / ((2.0 * _females) + _males);

    private int Fewest => Math.Max(0, _alternate - (2 * _females));

    private int Most => Math.Min(_males, _alternate);

    public HardyWeinbergP Test(int maleAlternate, int heterozygous)
    {
        var logSeen = LogOfRow(maleAlternate) + Row(maleAlternate).LogProbability(heterozygous);
        var seen = Math.Exp(logSeen);
        var mode = Math.Clamp((int)(_males * Frequency), Fewest, Most);
        var ties = 0;
        var centre = Centre(mode, 1, logSeen, ref ties) + Centre(mode - 1, -1, logSeen, ref ties);
        var p = 1 - (centre * seen);
        if (p >= SmallestByCentre) return new HardyWeinbergP(p, p - (0.5 * seen * ties));
        ties = 0;
        var sum = Tails(mode, 1, logSeen, ref ties) + Tails(mode - 1, -1, logSeen, ref ties);
        return new HardyWeinbergP(sum, sum - (0.5 * ties), logSeen);
    }

    private double Centre(int row, int step, double logSeen, ref int ties)
    {
        double sum = 0;
        for (var empty = 0; row >= Fewest && row <= Most && empty < EmptyRows; row += step)
        {
            var more = Row(row).Centre(logSeen - LogOfRow(row), out var tied);
            ties += tied;
            empty = more > 0 || tied > 0 ? 0 : empty + 1;
            sum += more;
        }

        return sum;
    }

    private double Tails(int row, int step, double logSeen, ref int ties)
    {
        double sum = 0;
        for (; row >= Fewest && row <= Most; row += step)
        {
            var logOfRow = LogOfRow(row);
            var more = Row(row).Tails(logSeen - logOfRow, out var tied);
            ties += tied;
            sum += more;
            if (more < sum * Negligible && logOfRow < logSeen) break;
        }

        return sum;
    }

    private int Rare(int maleAlternate) => Math.Min(_alternate - maleAlternate, (2 * _females) - (_alternate - maleAlternate));

    private HeterozygoteDistribution Row(int maleAlternate) => new(_females, Rare(maleAlternate));

    /// <summary>ln of the probability that the males have so many of the copies.</summary>
    private double LogOfRow(int maleAlternate) =>
        SaddlePoint.LogBinomial(maleAlternate, _males, _males * Frequency)
        + SaddlePoint.LogBinomial(_alternate - maleAlternate, 2 * _females, 2 * _females * Frequency)
        - _logAll;
}
