using Tabib.Core.Trees;

namespace Tabib.Evidence.Explanation;

/// <summary>Columns that a tree ensemble is asked about.</summary>
internal static class TreeInput
{
    /// <exception cref="ArgumentException">No tree, not one column a feature, or columns of two lengths.</exception>
    public static int Rows(TreeEnsemble ensemble, IReadOnlyList<double[]> columns)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        ArgumentNullException.ThrowIfNull(columns);
        if (ensemble.Trees.Count == 0) throw new ArgumentException("There is at least one tree.", nameof(ensemble));
        if (columns.Count != ensemble.Features.Count) throw new ArgumentException("There is one column a feature.", nameof(columns));
        var rows = columns.Count == 0 ? 0 : columns[0].Length;
        return columns.All(column => column.Length == rows) ? rows : throw new ArgumentException("Columns are of one length.", nameof(columns));
    }

    public static double[] Margins(TreeEnsemble ensemble, IReadOnlyList<double[]> columns, int rows)
    {
        var (margins, row) = (new double[rows], new double[columns.Count]);
        for (var i = 0; i < rows; i++)
        {
            Take(columns, i, row);
            margins[i] = ensemble.Margin(row);
        }

        return margins;
    }

    public static void Take(IReadOnlyList<double[]> columns, int row, double[] target)
    {
        for (var feature = 0; feature < target.Length; feature++) target[feature] = columns[feature][row];
    }
}
