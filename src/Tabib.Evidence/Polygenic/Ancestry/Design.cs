using Tabib.Core.LinearAlgebra;

namespace Tabib.Evidence.Polygenic.Ancestry;

/// <summary>An intercept and standardised components: the columns that means and spreads are regressed on.</summary>
internal sealed class Design
{
    private readonly double[] _means;
    private readonly double[] _deviations;

    /// <param name="reference">Components are centred on its means and divided by its standard deviations (ddof 0).</param>
    public Design(PrincipalComponents reference, int components)
    {
        Columns = components + 1;
        _means = new double[components];
        _deviations = new double[components];
        for (var column = 0; column < components; column++)
        {
            var (sum, squares) = (0.0, 0.0);
            foreach (var values in reference.Values) sum += values[column];
            _means[column] = sum / reference.Count;
            foreach (var values in reference.Values) squares += (values[column] - _means[column]) * (values[column] - _means[column]);
            _deviations[column] = Math.Sqrt(squares / reference.Count);
        }

        Rows = [.. reference.Values.Select(RowOf)];
    }

    /// <summary>Intercept included.</summary>
    public int Columns { get; }

    /// <summary>Of the reference.</summary>
    public double[][] Rows { get; }

    public bool HasConstant => Array.Exists(_deviations, deviation => !(deviation > 0));

    public double[] RowOf(double[] values)
    {
        var row = new double[Columns];
        row[0] = 1;
        for (var column = 1; column < Columns; column++) row[column] = (values[column - 1] - _means[column - 1]) / _deviations[column - 1];
        return row;
    }

    public static double Predict(double[] row, double[] coefficients)
    {
        var sum = 0.0;
        for (var column = 0; column < row.Length; column++) sum += row[column] * coefficients[column];
        return sum;
    }

    /// <summary>Weighted least squares.</summary>
    public double[] Regress(ReadOnlySpan<double> y, Func<int, double> weight)
    {
        var matrix = new double[Columns * Columns];
        var right = new double[Columns];
        for (var i = 0; i < Rows.Length; i++) Add(Rows[i], weight(i), y[i], matrix, right);
        return Solve(matrix, right);
    }

    /// <summary>Adds weight x x' and weight y x.</summary>
    public static void Add(double[] row, double weight, double y, double[] matrix, double[] right)
    {
        for (var i = 0; i < row.Length; i++)
        {
            for (var j = 0; j <= i; j++) matrix[(i * row.Length) + j] += weight * row[i] * row[j];
            right[i] += weight * y * row[i];
        }
    }

    /// <exception cref="InvalidOperationException">The components are collinear.</exception>
    public static double[] Solve(double[] matrix, double[] right)
    {
        if (!Cholesky.TryFactor(matrix, right.Length, right.Length)) throw new InvalidOperationException("The components are collinear.");
        Cholesky.Solve(matrix, right.Length, right.Length, right);
        return right;
    }
}
