using Tabib.Core.LinearAlgebra;

namespace Tabib.Evidence.Association.Ridge;

/// <summary>What all blocks of a whole-genome ridge share: the people in their parts, the covariates and the traits without what covariates explain.</summary>
internal sealed class RidgeDesign
{
    private readonly double[][] _basis;

    /// <param name="traits">By trait, the values of the people of the basis.</param>
    public RidgeDesign(CovariateBasis basis, IReadOnlyList<double[]> traits, RidgeOptions options)
    {
        Samples = basis.Samples;
        Options = options;
        Layout = new FoldLayout(basis.Samples.Count, options.Folds, options.Seed);
        _basis = [.. Enumerable.Range(0, basis.Count).Select(k => Layout.ToColumn(basis.Matrix[k]))];
        Traits = new double[traits.Count][];
        TraitDeviations = new double[traits.Count];
        for (var t = 0; t < traits.Count; t++)
        {
            Traits[t] = Layout.ToColumn(traits[t]);
            TraitDeviations[t] = Standardise(Traits[t]);
        }
    }

    public SampleSet Samples { get; }

    public RidgeOptions Options { get; }

    public FoldLayout Layout { get; }

    /// <summary>Residuals on the covariates with unit variance, as columns.</summary>
    public double[][] Traits { get; }

    /// <summary>What the residuals were divided by.</summary>
    public double[] TraitDeviations { get; }

    /// <summary>Takes away what the covariates explain and scales to unit variance; a column without anything else becomes zero.</summary>
    /// <returns>The standard deviation before.</returns>
    public double Standardise(Span<double> column)
    {
        var before = DotProduct.Of(column, column);

        var square = TakeAwayCovariates(column);

        // Where little is left, a second pass takes away what rounding left in the first.
        if (square < 0.01 * before) square = TakeAwayCovariates(column);
        if (!(square > 1e-10 * before))
        {
            column.Clear();
            return 0;
        }

        var deviation = Math.Sqrt(square / (Layout.People - _basis.Length));
        for (var i = 0; i < column.Length; i++) column[i] /= deviation;
        return deviation;
    }

    /// <returns>The squared length of what is left.</returns>
    private double TakeAwayCovariates(Span<double> column)
    {
        foreach (var direction in _basis) DotProduct.AddScaled(column, -DotProduct.Of(direction, column), direction);
        return DotProduct.Of(column, column);
    }
}
