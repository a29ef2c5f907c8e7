namespace Tabib.Evidence.Explanation.Kernels;

/// <summary>Eight rows and what is added up for them: of each feature eight numbers side by side.</summary>
internal sealed class RowTile(int features)
{
    public const int Rows = 8;

    /// <summary>Values as they are.</summary>
    public double[] Values { get; } = new double[features * Rows];

    /// <summary>Values rounded to floats, which XGBoost compares.</summary>
    public double[] Rounded { get; } = new double[features * Rows];

    public double[] Sums { get; } = new double[features * Rows];

    /// <summary>What the additions to <see cref="Sums"/> lost.</summary>
    public double[] Lost { get; } = new double[features * Rows];

    /// <summary>Takes rows in; those past the end are as the last one.</summary>
    public void Fill(IReadOnlyList<double[]> columns, int first)
    {
        for (var feature = 0; feature < columns.Count; feature++)
        {
            var column = columns[feature];
            for (var lane = 0; lane < Rows; lane++)
            {
                var value = column[Math.Min(first + lane, column.Length - 1)];
                Values[(feature * Rows) + lane] = value;
                Rounded[(feature * Rows) + lane] = (float)value;
            }
        }

        Array.Clear(Sums);
        Array.Clear(Lost);
    }

    public void Write(double[][] columns, int first)
    {
        var rows = Math.Min(Rows, (columns.Length == 0 ? 0 : columns[0].Length) - first);
        for (var feature = 0; feature < columns.Length; feature++)
        {
            for (var lane = 0; lane < rows; lane++) columns[feature][first + lane] = Sums[(feature * Rows) + lane] + Lost[(feature * Rows) + lane];
        }
    }
}
