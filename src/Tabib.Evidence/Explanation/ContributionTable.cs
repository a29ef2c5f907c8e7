namespace Tabib.Evidence.Explanation;

/// <summary>What each feature adds to the margin of each row: base value and contributions sum to the margin.</summary>
/// <param name="BaseValue">The margin of a row of which nothing is known.</param>
/// <param name="Columns">One a feature, one value a row.</param>
/// <param name="Margins">What the model itself gives for each row.</param>
public sealed record ContributionTable(ContributionMethod Method, IReadOnlyList<string> Features, double BaseValue, IReadOnlyList<double[]> Columns, double[] Margins)
{
    /// <summary>The greatest |base + contributions - margin| / (1 + |margin|) over rows: rounding alone.</summary>
    public double GreatestGap()
    {
        var greatest = 0.0;
        for (var row = 0; row < Margins.Length; row++)
        {
            var sum = new CompensatedSum();
            sum.Add(BaseValue);
            foreach (var column in Columns) sum.Add(column[row]);
            var gap = Math.Abs(sum.Value - Margins[row]) / (1 + Math.Abs(Margins[row]));
            // A gap that is no number must not look like none.
            if (!(gap <= greatest)) greatest = gap;
        }

        return greatest;
    }
}
