namespace Tabib.Core.LinearAlgebra;

/// <summary>The largest eigenvalues and their vectors of a symmetric matrix that is known by its products with vectors.</summary>
/// <remarks>
/// Block Lanczos from a random start, every new block made orthogonal to all before it, with the Rayleigh-Ritz procedure on all of them (Golub and Underwood 1977; Musco and Musco 2015, arXiv:1504.05477).
/// The same start, products and sums in every run: results do not depend on threads.
/// </remarks>
public sealed class LargestEigenpairs
{
    /// <summary>A column that loses all but this share of its length lies in the span of those before it.</summary>
    private const double Nothing = 1e-12;

    private LargestEigenpairs(double[] values, double[][] vectors, double[] angles, int passes)
    {
        Values = values;
        Vectors = vectors;
        Angles = angles;
        Passes = passes;
    }

    /// <summary>Descending.</summary>
    public double[] Values { get; }

    /// <summary>Of unit length.</summary>
    public double[][] Vectors { get; }

    /// <summary>Estimates of the angle, in radians, between each vector and the true one: residual over distance to the next eigenvalue.</summary>
    public double[] Angles { get; }

    /// <summary>Products of a block that were needed.</summary>
    public int Passes { get; }

    /// <param name="order">Rows of the matrix.</param>
    /// <param name="multiply">Writes the products of the given vectors into the other ones; both have <see cref="LargestEigenpairsOptions.Block"/> columns.</param>
    public static LargestEigenpairs Find(int order, int wanted, Action<double[][], double[][]> multiply, LargestEigenpairsOptions options)
    {
        ArgumentNullException.ThrowIfNull(multiply);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Block, wanted);
        ArgumentOutOfRangeException.ThrowIfLessThan(order, 2 * options.Block);
        var block = Orthonormal(RandomBlock(order, options), 0, out _);
        var basis = new List<double[]>();
        var projected = new List<double[]>();
        var look = (At: 2, Before: 0, Angle: double.NaN);
        for (var pass = 1; ; pass++)
        {
            var product = NewBlock(order, options.Block);
            multiply(block, product);
            var scale = product.Max(column => Math.Sqrt(DotProduct.Of(column, column)));
            basis.AddRange(block);
            var first = ColumnProducts.Inner(basis, product);
            ColumnProducts.AddCombinations(product, basis, first, -1);
            ColumnProducts.AddCombinations(product, basis, ColumnProducts.Inner(basis, product), -1);
            for (var j = 0; j < options.Block; j++)
            {
                var column = new double[basis.Count];
                for (var i = 0; i < column.Length; i++) column[i] = first[i, j];
                projected.Add(column);
            }

            block = Orthonormal(product, scale, out var rest);
            var last = pass >= options.MostPasses || pass * options.Block >= order;
            if (!last && pass < look.At) continue;
            var found = RayleighRitz(basis, projected, rest, wanted, pass, last, options.Angle, out var worst);
            if (found is not null) return found;
            look = (pass + Wait(pass, worst, pass - look.Before, look.Angle, options.Angle), pass, worst);
        }
    }

    /// <summary>The small problem grows, so it is solved seldom while the angles are far from what is wanted, and often when they come near.</summary>
    /// <returns>Passes until the next look, from how fast the worst angle fell between the last two.</returns>
    private static int Wait(int pass, double worst, int passes, double worstBefore, double angle)
    {
        var most = 1 + (pass / 10);
        var rate = Math.Log(worstBefore / worst) / passes;

        // Angles fall faster towards the end: rather a look too many than a pass.
        return rate > 0 ? (int)Math.Clamp(0.5 * Math.Log(worst / angle) / rate, 1, most) : most;
    }

    private static LargestEigenpairs? RayleighRitz(List<double[]> basis, List<double[]> projected, double[,] rest, int wanted, int pass, bool last, double angle, out double worst)
    {
        var order = basis.Count;
        var small = new double[order * order];
        for (var j = 0; j < order; j++)
        {
            for (var i = 0; i < projected[j].Length; i++) small[(i * order) + j] = small[(j * order) + i] = projected[j][i];
        }

        var ritz = SymmetricEigen.Of(small, order);
        var angles = new double[wanted];
        worst = 0;
        for (var i = 0; i < wanted; i++)
        {
            var distance = ritz.Values[i] - ritz.Values[i + 1];
            if (i > 0) distance = Math.Min(distance, ritz.Values[i - 1] - ritz.Values[i]);
            angles[i] = Math.Atan(Residual(rest, ritz.Vectors[i]) / Math.Max(distance, double.Epsilon));
            worst = Math.Max(worst, angles[i]);
        }

        if (!last && !(worst <= angle)) return null;
        var vectors = NewBlock(basis[0].Length, wanted);
        var factors = new double[order, wanted];
        for (var j = 0; j < wanted; j++)
        {
            for (var i = 0; i < order; i++) factors[i, j] = ritz.Vectors[j][i];
        }

        ColumnProducts.AddCombinations(vectors, basis, factors, 1);
        return new LargestEigenpairs(ritz.Values[..wanted], vectors, angles, pass);
    }

    /// <summary>What is left of the last block outside the basis, weighted by the vector's share in that block.</summary>
    private static double Residual(double[,] rest, double[] vector)
    {
        var size = rest.GetLength(0);
        var sum = 0.0;
        for (var i = 0; i < size; i++)
        {
            var entry = 0.0;
            for (var j = 0; j < size; j++) entry += rest[i, j] * vector[vector.Length - size + j];
            sum += entry * entry;
        }

        return Math.Sqrt(sum);
    }

    /// <param name="scale">Length of the longest column before what is known was taken out of it.</param>
    private static double[][] Orthonormal(double[][] columns, double scale, out double[,] upper)
    {
        var factored = ThinQr.Factor(columns);
        upper = factored.Upper;
        for (var j = 0; j < columns.Length; j++)
        {
            // Only rounding is left: the space is exhausted in this direction.
            if (factored.Upper[j, j] <= Nothing * scale || factored.Unexplained[j] < Nothing * Nothing) Array.Clear(factored.Basis[j]);
        }

        return factored.Basis;
    }

    private static double[][] NewBlock(int order, int columns) => [.. Enumerable.Range(0, columns).Select(_ => new double[order])];

    /// <summary>Normally distributed numbers (Box and Muller) from the seed.</summary>
    private static double[][] RandomBlock(int order, LargestEigenpairsOptions options)
    {
        var random = new Random(options.Seed);
        var block = NewBlock(order, options.Block);
        foreach (var column in block)
        {
            for (var i = 0; i < order; i++) column[i] = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        }

        return block;
    }
}
