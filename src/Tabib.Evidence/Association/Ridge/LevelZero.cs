using Tabib.Core.LinearAlgebra;

namespace Tabib.Evidence.Association.Ridge;

/// <summary>The first level: within a block each person is predicted from the people of the other parts by ridge regressions of several strengths. One for each thread.</summary>
internal sealed class LevelZero
{
    private const double Tolerance = 1e-8;

    private readonly RidgeDesign _design;
    private readonly RidgeColumns _columns;
    private readonly double[] _shrinkage;
    private readonly double[][] _products;
    private readonly double[] _others;

    /// <param name="variantCount">Of all blocks: a heritability h spread over them all shrinks by variants (1-h)/h.</param>
    public LevelZero(RidgeDesign design, RidgeColumns columns, int variantCount)
    {
        (_design, _columns) = (design, columns);
        _shrinkage = [.. design.Options.Heritabilities.Select(h => variantCount * (1 - h) / h)];
        var square = design.Options.BlockSize * design.Options.BlockSize;
        _products = [.. Enumerable.Range(0, design.Layout.Folds).Select(_ => new double[square])];
        _others = new double[square];
    }

    /// <summary>By trait, then strength: the predictions as a column (see <see cref="FoldLayout"/>), standardised.</summary>
    public double[][][] Predict(RidgeBlock block)
    {
        var (layout, order, data, stride) = (_design.Layout, block.Variants.Length, _columns.Data, _columns.Stride);
        _columns.Read(block);
        var projections = new double[layout.Folds][][];
        for (var fold = 0; fold < layout.Folds; fold++)
        {
            var (start, length) = (layout.Starts[fold], layout.Starts[fold + 1] - layout.Starts[fold]);
            GramMatrix.Multiply(data.AsSpan(start), stride, length, order, _products[fold]);
            projections[fold] = Array.ConvertAll(_design.Traits, trait => Project(trait, start, length, order));
        }

        var predictions = Array.ConvertAll(_design.Traits, _ => Array.ConvertAll(_shrinkage, _ => new double[layout.Length]));
        var coefficients = Array.ConvertAll(_design.Traits, _ => Array.ConvertAll(_shrinkage, _ => new double[order]));
        for (var fold = 0; fold < layout.Folds; fold++)
        {
            SumOthers(_products, fold, order * order, _others);
            var rights = Array.ConvertAll(_design.Traits, _ => new double[order]);
            for (var trait = 0; trait < rights.Length; trait++) SumOthers([.. projections.Select(part => part[trait])], fold, order, rights[trait]);
            Solve(order, rights, coefficients, block.Number);
            for (var trait = 0; trait < rights.Length; trait++)
            {
                for (var j = 0; j < _shrinkage.Length; j++) Predict(fold, coefficients[trait][j], predictions[trait][j]);
            }
        }

        foreach (var trait in predictions)
        {
            foreach (var column in trait) _design.Standardise(column);
        }

        return predictions;
    }

    private double[] Project(double[] trait, int start, int length, int order)
    {
        var projection = new double[order];
        for (var j = 0; j < order; j++) projection[j] = DotProduct.Of(_columns.Data.AsSpan((j * _columns.Stride) + start, length), trait.AsSpan(start, length));
        return projection;
    }

    private static void SumOthers(double[][] parts, int left, int length, double[] sum)
    {
        Array.Clear(sum, 0, length);
        for (var part = 0; part < parts.Length; part++)
        {
            if (part != left) DotProduct.AddScaled(sum.AsSpan(0, length), 1, parts[part].AsSpan(0, length));
        }
    }

    private void Solve(int order, double[][] rights, double[][][] coefficients, int block)
    {
        var solved = ShiftedConjugateGradient.TrySolve(
            (vectors, products) =>
            {
                // A row of the matrix serves all traits while it is in the nearest cache.
                for (var i = 0; i < order; i++)
                {
                    var row = _others.AsSpan(i * order, order);
                    for (var t = 0; t < vectors.Count; t++) products[t][i] = DotProduct.Of(row, vectors[t]);
                }
            },
            rights, _shrinkage, coefficients, Tolerance, (4 * order) + 100);
        if (!solved) throw new ArithmeticException($"The ridge of block {block} does not settle.");
    }

    private void Predict(int fold, double[] coefficients, double[] column)
    {
        var (start, length) = (_design.Layout.Starts[fold], _design.Layout.Starts[fold + 1] - _design.Layout.Starts[fold]);
        for (var j = 0; j < coefficients.Length; j++) DotProduct.AddScaled(column.AsSpan(start, length), coefficients[j], _columns.Data.AsSpan((j * _columns.Stride) + start, length));
    }
}
