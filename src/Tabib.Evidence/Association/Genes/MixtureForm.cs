namespace Tabib.Evidence.Association.Genes;

/// <summary>What the null distribution of SKAT-O needs of the scores' covariance K, with the vector of ones as the direction of the burden.</summary>
internal sealed class MixtureForm
{
    private readonly double[,] _covariance;
    private readonly double[] _sums;
    private readonly double _squares;

    public MixtureForm(double[,] covariance)
    {
        _covariance = covariance;
        var order = covariance.GetLength(0);
        _sums = new double[order];
        for (var j = 0; j < order; j++)
        {
            Trace += covariance[j, j];
            for (var k = 0; k < order; k++) _sums[j] += covariance[j, k];
            Total += _sums[j];
            _squares += _sums[j] * _sums[j];
        }

        var cubes = 0.0;
        var rest = new double[order, order];
        for (var j = 0; j < order; j++)
        {
            for (var k = 0; k < order; k++)
            {
                cubes += _sums[j] * covariance[j, k] * _sums[k];
                rest[j, k] = covariance[j, k] - (_sums[j] * _sums[k] / Total);
            }
        }

        Rest = Spectrum.Of(rest, 1, Trace);
        RemainderVariance = Math.Max(0, 4 * ((cubes / Total) - (_squares / Total * _squares / Total)));
    }

    public double Trace { get; }

    /// <summary>1'K1: the variance of the burden's score.</summary>
    public double Total { get; }

    /// <summary>Eigenvalues of K - K11'K/1'K1: the part of SKAT that is independent of the burden.</summary>
    public double[] Rest { get; }

    /// <summary>Variance of the product term between the two parts.</summary>
    public double RemainderVariance { get; }

    /// <summary>Coefficient of the burden's χ²₁ in Q(ρ).</summary>
    public double BurdenShare(double rho) => (rho * Total) + ((1 - rho) * _squares / Total);

    /// <summary>Eigenvalues of R½ K R½ with R = (1-ρ) I + ρ 11'.</summary>
    public double[] Eigenvalues(double rho)
    {
        if (rho == 1) return [Total];
        var order = _sums.Length;
        var a = Math.Sqrt(1 - rho);
        var b = (Math.Sqrt(1 - rho + (order * rho)) - a) / order;
        var product = new double[order, order];
        for (var j = 0; j < order; j++)
        {
            for (var k = 0; k < order; k++) product[j, k] = (a * a * _covariance[j, k]) + (a * b * (_sums[j] + _sums[k])) + (b * b * Total);
        }

        return Spectrum.Of(product, 1);
    }
}
