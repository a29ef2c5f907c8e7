using Tabib.Core.LinearAlgebra;

namespace Tabib.Evidence.Association.Ridge;

/// <summary>The second level for a quantitative trait: a ridge over the predictions of all blocks, its strength chosen by the error for people not fitted.</summary>
internal static class LevelOne
{
    private const double Tolerance = 1e-8;

    public static RidgePrediction Fit(FoldLayout layout, LevelOneColumns columns, double[] trait, IReadOnlyList<double> heritabilities)
    {
        double[] shrinkage = [.. heritabilities.Select(h => columns.Count * (1 - h) / h)];
        var errors = new double[shrinkage.Length];
        var coefficients = new double[layout.Folds][][];
        for (var fold = 0; fold < layout.Folds; fold++)
        {
            coefficients[fold] = Array.ConvertAll(shrinkage, _ => new double[columns.Count]);
            Solve(layout, columns, trait, fold, shrinkage, coefficients[fold]);
            for (var j = 0; j < shrinkage.Length; j++) errors[j] += SquaredError(layout, columns, trait, fold, coefficients[fold][j]);
        }

        var best = Array.IndexOf(errors, errors.Min());
        return new RidgePrediction(layout, columns, [.. coefficients.Select(fold => fold[best])], heritabilities[best], 1 - (errors[best] / DotProduct.Of(trait, trait)));
    }

    private static void Solve(FoldLayout layout, LevelOneColumns columns, double[] trait, int left, double[] shrinkage, double[][] solutions)
    {
        var fitted = new double[layout.Length];
        var right = new double[columns.Count];
        for (var j = 0; j < right.Length; j++) right[j] = DotOthers(layout, columns.Columns[j], trait, left);
        var solved = ShiftedConjugateGradient.TrySolve(
            (vectors, products) =>
            {
                var (vector, product) = (vectors[0], products[0]);
                Array.Clear(fitted);
                for (var j = 0; j < product.Length; j++) DotProduct.AddScaled(fitted, vector[j], columns.Columns[j]);
                for (var j = 0; j < product.Length; j++) product[j] = DotOthers(layout, columns.Columns[j], fitted, left);
            },
            [right], shrinkage, [solutions], Tolerance, (4 * right.Length) + 100);
        if (!solved) throw new ArithmeticException("The ridge of the second level does not settle.");
    }

    private static double DotOthers(FoldLayout layout, double[] first, double[] second, int left)
    {
        var (from, to) = (layout.Starts[left], layout.Starts[left + 1]);
        return DotProduct.Of(first.AsSpan(0, from), second.AsSpan(0, from)) + DotProduct.Of(first.AsSpan(to), second.AsSpan(to));
    }

    private static double SquaredError(FoldLayout layout, LevelOneColumns columns, double[] trait, int fold, double[] coefficients)
    {
        var rest = trait.AsSpan(layout.Starts[fold], layout.Starts[fold + 1] - layout.Starts[fold]).ToArray();
        for (var j = 0; j < coefficients.Length; j++) DotProduct.AddScaled(rest, -coefficients[j], columns.Columns[j].AsSpan(layout.Starts[fold], rest.Length));
        return DotProduct.Of(rest, rest);
    }
}
