namespace Tabib.Evidence.Association.Ridge;

/// <summary>People dealt at random into parts; in the columns of the ridge each part stands together, padded with zeros to whole lanes.</summary>
internal sealed class FoldLayout
{
    private const int Lanes = 8;

    /// <param name="people">Number of people.</param>
    /// <param name="folds">Number of parts.</param>
    public FoldLayout(int people, int folds, int seed)
    {
        var order = new int[people];
        for (var i = 0; i < people; i++) order[i] = i;
        new Random(seed).Shuffle(order);
        Starts = new int[folds + 1];
        Counts = new int[folds];
        Places = new int[people];
        var dealt = 0;
        for (var fold = 0; fold < folds; fold++)
        {
            Counts[fold] = (people / folds) + (fold < people % folds ? 1 : 0);

            // Within a part people keep their order, so that packed genotypes are read forwards.
            order.AsSpan(dealt, Counts[fold]).Sort();
            for (var i = 0; i < Counts[fold]; i++) Places[order[dealt + i]] = Starts[fold] + i;
            dealt += Counts[fold];
            Starts[fold + 1] = Starts[fold] + ((Counts[fold] + Lanes - 1) / Lanes * Lanes);
        }
    }

    public int Folds => Counts.Length;

    public int People => Places.Length;

    /// <summary>Where each person stands in a column.</summary>
    public int[] Places { get; }

    /// <summary>Where each part begins; the last entry is the length of a column.</summary>
    public int[] Starts { get; }

    /// <summary>People in each part.</summary>
    public int[] Counts { get; }

    public int Length => Starts[^1];

    /// <summary>Values by person as a column.</summary>
    public double[] ToColumn(ReadOnlySpan<double> values)
    {
        var column = new double[Length];
        for (var i = 0; i < People; i++) column[Places[i]] = values[i];
        return column;
    }

    public double[] ToPeople(ReadOnlySpan<double> column)
    {
        var values = new double[People];
        for (var i = 0; i < People; i++) values[i] = column[Places[i]];
        return values;
    }
}
