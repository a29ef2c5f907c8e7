using Tabib.Core.LinearAlgebra;

namespace Tabib.Evidence.Association.Ridge;

/// <summary>A fitted second level: predictions of a trait for everybody, with a chromosome left out.</summary>
public sealed class RidgePrediction
{
    private readonly FoldLayout _layout;
    private readonly LevelOneColumns _columns;
    private readonly double[][] _coefficients;

    /// <param name="coefficients">By part of the people, those fitted without it.</param>
    internal RidgePrediction(FoldLayout layout, LevelOneColumns columns, double[][] coefficients, double heritability, double explained)
    {
        (_layout, _columns, _coefficients) = (layout, columns, coefficients);
        (Heritability, Explained) = (heritability, explained);
    }

    /// <summary>The share of variance that set the strength of the second level.</summary>
    public double Heritability { get; }

    /// <summary>1 less the error of people not fitted over that of the covariates alone; of squares, or of deviance for binary traits. May be below 0.</summary>
    public double Explained { get; }

    /// <summary>By person: the prediction from all chromosomes but this one, on the scale of the standardised trait (log odds for binary traits). Exactly 0 where there is no other.</summary>
    /// <param name="chromosome">Index into the variant table's chromosomes; -1 to leave none out.</param>
    public double[] Without(int chromosome)
    {
        var column = new double[_layout.Length];
        for (var fold = 0; fold < _layout.Folds; fold++)
        {
            var (start, length) = (_layout.Starts[fold], _layout.Starts[fold + 1] - _layout.Starts[fold]);
            for (var j = 0; j < _columns.Count; j++)
            {
                if (_columns.Chromosomes[j] != chromosome) DotProduct.AddScaled(column.AsSpan(start, length), _coefficients[fold][j], _columns.Columns[j].AsSpan(start, length));
            }
        }

        return _layout.ToPeople(column);
    }
}
