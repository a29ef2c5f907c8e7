namespace Tabib.Evidence.Validation;

/// <summary>Chances with the outcomes at each; beyond a number of distinct chances neighbours are pooled at their mean, a few rows a cell: curves through millions of rows are fitted to thousands of cells.</summary>
/// <param name="Chances">One a cell, rising.</param>
/// <param name="Squares">Mean of the squared chance in the cell.</param>
/// <param name="Positives">Rows with the outcome, by cell.</param>
/// <param name="Negatives">Rows without it.</param>
public sealed record PooledChances(double[] Chances, double[] Squares, int[] Positives, int[] Negatives)
{
    public int Cells => Chances.Length;

    public static PooledChances Of(RankedScores ranked, int mostCells)
    {
        ArgumentNullException.ThrowIfNull(ranked);
        var (chances, squares, positives, negatives) = (new List<double>(), new List<double>(), new List<int>(), new List<int>());
        var distinct = ranked.Distinct.Length;
        var perCell = distinct <= mostCells ? 1 : (double)ranked.Rows / mostCells;
        for (var place = 0; place < distinct;)
        {
            var (sum, square, having, free) = (0.0, 0.0, 0, 0);
            do
            {
                var (p, n) = ranked.At(place);
                var chance = ranked.Distinct[place];
                (sum, square, having, free) = (sum + (chance * (p + n)), square + (chance * chance * (p + n)), having + p, free + n);
                place++;
            }
            while (place < distinct && having + free < perCell && perCell > 1);

            // One distinct chance stays itself to the last digit.
            chances.Add(perCell > 1 ? sum / (having + free) : ranked.Distinct[place - 1]);
            squares.Add(square / (having + free));
            positives.Add(having);
            negatives.Add(free);
        }

        return new PooledChances([.. chances], [.. squares], [.. positives], [.. negatives]);
    }

    /// <summary>The same cells with other numbers of rows, as a bootstrap draws them.</summary>
    public PooledChances With(int[] positives, int[] negatives) => this with { Positives = positives, Negatives = negatives };
}
