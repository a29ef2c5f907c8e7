namespace Tabib.App.Models.Validating;

/// <summary>Points of a curve.</summary>
/// <param name="Method">How it was made.</param>
/// <param name="Lower">Of its 95 % band; null where it has none.</param>
public sealed record CurveReport(string Method, IReadOnlyList<double> X, IReadOnlyList<double> Y, IReadOnlyList<double>? Lower = null, IReadOnlyList<double>? Upper = null)
{
    private const int MostPoints = 400;

    /// <summary>A curve of many points as one of some hundreds: its ends, and evenly between.</summary>
    internal static CurveReport Thinned(string method, double[] x, double[] y)
    {
        if (x.Length <= MostPoints) return new CurveReport(method, x, y);
        int[] kept = [.. Enumerable.Range(0, MostPoints).Select(i => (int)((long)i * (x.Length - 1) / (MostPoints - 1)))];
        return new CurveReport($"{method}; {MostPoints} of {x.Length} points", Array.ConvertAll(kept, i => x[i]), Array.ConvertAll(kept, i => y[i]));
    }
}
