namespace Tabib.Core.Statistics;

/// <summary>Fisher's exact test of a table of two rows and two columns.</summary>
public static class FisherExact
{
    private const double Tie = 1e-7;

    /// <returns>Probability of tables no more probable than the one seen, given the sums of rows and columns; never 0.</returns>
    public static double TwoSided(int a, int b, int c, int d)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(a);
        ArgumentOutOfRangeException.ThrowIfNegative(b);
        ArgumentOutOfRangeException.ThrowIfNegative(c);
        ArgumentOutOfRangeException.ThrowIfNegative(d);
        double row = (double)a + b, column = (double)a + c, all = row + c + d;
        var least = Math.Max(0, column - (all - row));
        var most = Math.Min(row, column);
        if (least == most) return 1;

        // Logarithms relative to the table seen, up and down: with many reads the ratios pass what a double holds.
        double largest = 0, total = 1, extreme = 1, log = 0;
        for (var x = (double)a; x < most; x++)
        {
            log += Math.Log((row - x) * (column - x) / ((x + 1) * (all - row - column + x + 1)));
            Add(log, ref largest, ref total, ref extreme);
        }

        log = 0;
        for (var x = (double)a; x > least; x--)
        {
            log += Math.Log(x * (all - row - column + x) / ((row - x + 1) * (column - x + 1)));
            Add(log, ref largest, ref total, ref extreme);
        }

        return Math.Clamp(extreme / total, double.Epsilon, 1);
    }

    /// <summary>Both sums are kept relative to the largest term.</summary>
    private static void Add(double log, ref double largest, ref double total, ref double extreme)
    {
        if (log > largest)
        {
            var scale = Math.Exp(largest - log);
            (total, extreme, largest) = (total * scale, extreme * scale, log);
        }

        var term = Math.Exp(log - largest);
        total += term;
        if (log <= Tie) extreme += term;
    }
}
