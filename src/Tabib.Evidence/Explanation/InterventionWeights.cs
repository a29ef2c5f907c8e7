namespace Tabib.Evidence.Explanation;

/// <summary>Shapley weights of a leaf that needs a features of the row and b of the background.</summary>
internal sealed class InterventionWeights(int most)
{
    /// <summary>ln n!, exact enough: weights are ratios of factorials.</summary>
    private readonly double[] _logFactorials = LogFactorials(most + 1);

    /// <summary>(a-1)! b!/(a+b)!; 0 where a is 0.</summary>
    public double OfRow(int a, int b) => a == 0 ? 0 : Ratio(a - 1, b, a + b);

    /// <summary>-a! (b-1)!/(a+b)!; 0 where b is 0.</summary>
    public double OfBackground(int a, int b) => b == 0 ? 0 : -Ratio(a, b - 1, a + b);

    /// <summary>Of two features, over one fewer: what taking both adds beyond taking each, halved.</summary>
    /// <param name="own">How many of the two are the row's.</param>
    public double OfPair(int a, int b, int own) => own switch
    {
        2 => 0.5 * Ratio(a - 2, b, a + b - 1),
        1 => -0.5 * Ratio(a - 1, b - 1, a + b - 1),
        _ => 0.5 * Ratio(a, b - 2, a + b - 1),
    };

    private double Ratio(int first, int second, int all)
    {
        // Small ones by exact products: a logarithm would lose digits.
        if (all <= 20) return Factorial(first) * Factorial(second) / Factorial(all);
        return Math.Exp(_logFactorials[first] + _logFactorials[second] - _logFactorials[all]);
    }

    private static double Factorial(int n)
    {
        var product = 1.0;
        for (var i = 2; i <= n; i++) product *= i;
        return product;
    }

    private static double[] LogFactorials(int most)
    {
        var logs = new double[most + 1];
        var sum = new CompensatedSum();
        for (var i = 1; i <= most; i++)
        {
            sum.Add(Math.Log(i));
            logs[i] = sum.Value;
        }

        return logs;
    }
}
