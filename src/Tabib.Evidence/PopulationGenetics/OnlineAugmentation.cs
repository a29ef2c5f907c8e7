using Tabib.Core.LinearAlgebra;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Places a new sample among reference components as if it had been one of the samples they were computed from; plain sums with the loadings lie too near to the centre.</summary>
/// <remarks>
/// Online augmentation, decomposition and Procrustes: D. Zhang, R. Dey and S. Lee 2020, doi:10.1093/bioinformatics/btaa152. The sample's part inside the reference's components and the length of its part
/// outside make one row more of a small matrix; its singular vectors are the components with the sample among them, and the reference's samples tell how to turn, stretch and shift those back.
/// </remarks>
internal sealed class OnlineAugmentation
{
    private readonly double[] _singular;
    private readonly double[] _means;
    private readonly int _samples;

    /// <param name="singular">Singular values of the reference's matrix, descending.</param>
    /// <param name="scores">Its left singular vectors.</param>
    public OnlineAugmentation(double[] singular, double[][] scores)
    {
        _singular = singular;
        _samples = scores[0].Length;
        _means = Array.ConvertAll(scores, column => DotProduct.Sum(column) / column.Length);
    }

    private int Order => _singular.Length;

    /// <param name="inside">Products of the sample with the loadings.</param>
    /// <param name="outside">Length of what the loadings leave of it.</param>
    /// <returns>Coordinates as the reference's samples have them: score times singular value.</returns>
    public double[] Place(ReadOnlySpan<double> inside, double outside)
    {
        var k = Order;
        var size = k + 1;

        // Q = [diag(D) 0; l g]: its left singular vectors are those of Q Q'.
        var square = new double[size * size];
        for (var i = 0; i < k; i++)
        {
            square[(i * size) + i] = _singular[i] * _singular[i];
            square[(i * size) + k] = square[(k * size) + i] = _singular[i] * inside[i];
        }

        square[(size * size) - 1] = DotProduct.Of(inside, inside) + (outside * outside);
        var eigen = SymmetricEigen.Of(square, size);
        var turned = new double[k, k];
        var sample = new double[k];
        for (var c = 0; c < k; c++)
        {
            var length = Math.Sqrt(Math.Max(eigen.Values[c], 0));
            for (var i = 0; i < k; i++) turned[i, c] = eigen.Vectors[c][i] * length;
            sample[c] = eigen.Vectors[c][k] * length;
        }

        return Procrustes(turned, sample);
    }

    /// <summary>Turns, stretches and shifts the augmented components so that the reference's samples fall on their own coordinates, and the new sample with them.</summary>
    private double[] Procrustes(double[,] turned, double[] sample)
    {
        var k = Order;
        var mean = new double[k];
        for (var c = 0; c < k; c++)
        {
            for (var i = 0; i < k; i++) mean[c] += _means[i] * turned[i, c];
        }

        // Scores are orthonormal: their products with each other are the unit matrix, so that no sample is visited.
        var cross = new double[k, k];
        var length = 0.0;
        for (var c = 0; c < k; c++)
        {
            for (var j = 0; j < k; j++) cross[c, j] = (turned[j, c] * _singular[j]) - (_samples * mean[c] * _means[j] * _singular[j]);
            for (var i = 0; i < k; i++) length += turned[i, c] * turned[i, c];
            length -= _samples * mean[c] * mean[c];
        }

        var (rotation, trace) = Polar(cross);
        var stretch = trace / length;
        var placed = new double[k];
        for (var j = 0; j < k; j++)
        {
            placed[j] = _means[j] * _singular[j];
            for (var c = 0; c < k; c++) placed[j] += stretch * (sample[c] - mean[c]) * rotation[c, j];
        }

        return placed;
    }

    /// <summary>The orthogonal factor of a square matrix, and the sum of its singular values: C (C'C)^(-1/2).</summary>
    private static (double[,] Rotation, double Trace) Polar(double[,] matrix)
    {
        var k = matrix.GetLength(0);
        var square = new double[k * k];
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++)
            {
                for (var c = 0; c < k; c++) square[(i * k) + j] += matrix[c, i] * matrix[c, j];
            }
        }

        var eigen = SymmetricEigen.Of(square, k);
        var (rotation, trace) = (new double[k, k], 0.0);
        for (var e = 0; e < k; e++)
        {
            var singular = Math.Sqrt(Math.Max(eigen.Values[e], 0));
            trace += singular;
            if (singular <= 1e-12 * Math.Sqrt(eigen.Values[0])) continue;
            var vector = eigen.Vectors[e];
            for (var c = 0; c < k; c++)
            {
                var image = 0.0;
                for (var j = 0; j < k; j++) image += matrix[c, j] * vector[j];
                for (var j = 0; j < k; j++) rotation[c, j] += image / singular * vector[j];
            }
        }

        return (rotation, trace);
    }
}
