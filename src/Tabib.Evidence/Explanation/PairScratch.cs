namespace Tabib.Evidence.Explanation;

/// <summary>What one thread works with to explain pairs.</summary>
internal sealed class PairScratch(int features, int factors)
{
    public PairSums Pairs { get; } = new(features);

    public bool[] Passes { get; } = new bool[factors];

    public double[] Known { get; } = new double[factors];

    public double[] Values { get; } = new double[factors];

    public double[] Before { get; } = new double[factors];

    public double[] Integrals { get; } = new double[factors * factors];
}
