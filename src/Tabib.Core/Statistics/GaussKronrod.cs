namespace Tabib.Core.Statistics;

/// <summary>Adaptive integration with the pair of Gauss's 7 and Kronrod's 15 points.</summary>
public static class GaussKronrod
{
    private const int Deepest = 24;

    private static readonly double[] Points =
    [
        0.991455371120812639206854697526329, 0.949107912342758524526189684047851, 0.864864423359769072789712788640926, 0.741531185599394439863864773280788,
        0.586087235467691130294144691693013, 0.405845151377397166906606412076961, 0.207784955007898467600689403773245, 0.000000000000000000000000000000000,
    ];

    private static readonly double[] KronrodWeights =
    [
        0.022935322010529224963732008058970, 0.063092092629978553290700663189204, 0.104790010322250183839876322541518, 0.140653259715525918745189590510238,
        0.169004726639267902826583426598550, 0.190350578064785409913256402421014, 0.204432940075298892414161999234649, 0.209482141084727828012999174891714,
    ];

    private static readonly double[] GaussWeights =
    [
        0.129484966168869693270611432679082, 0.279705391489276667901467771423780, 0.381830050505118944950369775488975, 0.417959183673469387755102040816327,
    ];

    /// <param name="breaks">Ascending; the first and last are the limits, the function is smooth between neighbours.</param>
    /// <param name="tolerance">Error relative to the integral; the function should not change sign.</param>
    public static double Integrate(Func<double, double> function, IReadOnlyList<double> breaks, double tolerance)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(breaks);
        var rough = 0.0;
        var pieces = new (double Integral, double Error)[breaks.Count - 1];
        for (var i = 0; i < pieces.Length; i++)
        {
            pieces[i] = Piece(function, breaks[i], breaks[i + 1]);
            rough += Math.Abs(pieces[i].Integral);
        }

        var sum = 0.0;
        for (var i = 0; i < pieces.Length; i++) sum += Refine(function, breaks[i], breaks[i + 1], pieces[i], tolerance * rough, 0);
        return sum;
    }

    private static double Refine(Func<double, double> function, double from, double to, (double Integral, double Error) piece, double allowed, int depth)
    {
        if (piece.Error <= allowed || depth == Deepest) return piece.Integral;
        var middle = 0.5 * (from + to);
        return Refine(function, from, middle, Piece(function, from, middle), 0.5 * allowed, depth + 1) + Refine(function, middle, to, Piece(function, middle, to), 0.5 * allowed, depth + 1);
    }

    private static (double Integral, double Error) Piece(Func<double, double> function, double from, double to)
    {
        var (centre, half) = (0.5 * (from + to), 0.5 * (to - from));
        var middle = function(centre);
        var (kronrod, gauss) = (KronrodWeights[7] * middle, GaussWeights[3] * middle);
        for (var i = 0; i < 7; i++)
        {
            var both = function(centre - (half * Points[i])) + function(centre + (half * Points[i]));
            kronrod += KronrodWeights[i] * both;
            if (i % 2 == 1) gauss += GaussWeights[i / 2] * both;
        }

        return (kronrod * half, Math.Abs(kronrod - gauss) * half);
    }
}
