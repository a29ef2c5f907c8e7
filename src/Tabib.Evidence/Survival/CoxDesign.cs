using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Tabib.Core.LinearAlgebra;

namespace Tabib.Evidence.Survival;

/// <summary>Covariates by risk-set position, each centred on its mean and divided by its standard deviation: sums of products keep their digits.</summary>
internal sealed class CoxDesign
{
    private const int Lanes = 8;

    private CoxDesign(RiskSets sets, double[] values, double[]? weights, double[] means, double[] scales)
    {
        Sets = sets;
        Values = values;
        Weights = weights;
        Means = means;
        Scales = scales;
        Stride = LaneVectors.Padded(means.Length);
    }

    public RiskSets Sets { get; }

    public int Order => Means.Length;

    /// <summary>Numbers from one position to the next, a whole number of lanes; those beyond the order are 0.</summary>
    public int Stride { get; }

    public int Count => Sets.Rows.Length;

    public double[] Values { get; }

    /// <summary>By position; null where all are 1.</summary>
    public double[]? Weights { get; }

    public double[] Means { get; }

    public double[] Scales { get; }

    public ReadOnlySpan<double> Row(int position) => Values.AsSpan(position * Stride, Stride);

    public double WeightOf(int position) => Weights is null ? 1 : Weights[position];

    public static CoxDesign Of(SurvivalData data, RiskSets sets, IReadOnlyList<double[]> columns)
    {
        var (order, stride) = (columns.Count, LaneVectors.Padded(columns.Count));
        var (means, scales) = (new double[order], new double[order]);
        for (var j = 0; j < order; j++) (means[j], scales[j]) = Centre(data, columns[j]);
        var values = new double[sets.Rows.Length * stride];
        var positions = new int[sets.Rows.Length];
        for (var position = 0; position < positions.Length; position++) positions[sets.Rows[position]] = position;
        double[][] sources = [.. columns];
        for (var row = 0; row < positions.Length; row++)
        {
            var target = values.AsSpan(positions[row] * stride, order);
            for (var j = 0; j < target.Length; j++) target[j] = (sources[j][row] - means[j]) / scales[j];
        }

        return new CoxDesign(sets, values, data.Weights is { } weights ? Array.ConvertAll(sets.Rows, row => weights[row]) : null, means, scales);
    }

    /// <summary>Mean and standard deviation, by weight; 1 for a column without spread.</summary>
    private static (double Mean, double Scale) Centre(SurvivalData data, ReadOnlySpan<double> column)
    {
        if (column.Length == 0) return (0, 1);
        var origin = column[0];
        double sum, squares, total;
        if (data.Weights is { } weights)
        {
            (sum, squares, total) = (0, 0, 0);
            for (var row = 0; row < column.Length; row++)
            {
                var (weight, value) = (weights[row], column[row] - origin);
                (sum, squares, total) = (sum + (weight * value), squares + (weight * value * value), total + weight);
            }
        }
        else
        {
            (sum, squares) = ShiftedSums(column, origin);
            total = column.Length;
        }

        var (mean, variance) = (sum / total, (squares / total) - (sum / total * (sum / total)));
        return (origin + mean, variance > 0 ? Math.Sqrt(variance) : 1);
    }

    private static (double Sum, double Squares) ShiftedSums(ReadOnlySpan<double> values, double origin)
    {
        var (sums, squares, origins) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512.Create(origin));
        var whole = values.Length / Lanes * Lanes;
        ref var first = ref MemoryMarshal.GetReference(values);
        for (var i = 0; i < whole; i += Lanes)
        {
            var shifted = Vector512.LoadUnsafe(ref first, (nuint)i) - origins;
            (sums, squares) = (sums + shifted, Vector512.FusedMultiplyAdd(shifted, shifted, squares));
        }

        var (sum, square) = (LaneVectors.Tree(sums), LaneVectors.Tree(squares));
        for (var i = whole; i < values.Length; i++) (sum, square) = (sum + (values[i] - origin), square + ((values[i] - origin) * (values[i] - origin)));
        return (sum, square);
    }
}
