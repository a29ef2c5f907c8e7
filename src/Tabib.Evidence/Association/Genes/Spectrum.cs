using System.Runtime.InteropServices;
using Tabib.Core.LinearAlgebra;

namespace Tabib.Evidence.Association.Genes;

/// <summary>The eigenvalues of a covariance that stand out of rounding noise.</summary>
internal static class Spectrum
{
    /// <summary>Relative to the trace: below this a variance is the rounding of zero.</summary>
    public const double Negligible = 1e-10;

    /// <param name="factor">Multiplies the matrix.</param>
    /// <param name="scale">What to compare with; the trace where that is larger.</param>
    /// <returns>Descending; empty where nothing varies.</returns>
    public static double[] Of(double[,] covariance, double factor, double scale = 0)
    {
        var order = covariance.GetLength(0);
        var copy = MemoryMarshal.CreateSpan(ref covariance[0, 0], covariance.Length).ToArray();
        var trace = 0.0;
        for (var j = 0; j < order; j++) trace += covariance[j, j];
        var least = Negligible * Math.Max(scale, trace);
        return [.. SymmetricEigenvalues.Of(copy, order).Where(value => value > least).Select(value => value * factor)];
    }
}
