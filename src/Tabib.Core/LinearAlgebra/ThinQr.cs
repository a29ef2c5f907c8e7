namespace Tabib.Core.LinearAlgebra;

/// <summary>Orthonormal columns Q and the upper triangle R of a tall matrix: X = Q R.</summary>
/// <remarks>Gram-Schmidt with a second pass, which gives orthogonality to working precision for any matrix of full rank (Giraud, Langou, Rozložník, van den Eshof 2005, doi:10.1007/s00211-005-0615-4).</remarks>
public sealed class ThinQr
{
    private ThinQr(double[][] basis, double[,] upper, double[] unexplained)
    {
        Basis = basis;
        Upper = upper;
        Unexplained = unexplained;
    }

    /// <summary>The columns of Q.</summary>
    public double[][] Basis { get; }

    /// <summary>R; column j of X is the sum of Basis[i] * Upper[i, j].</summary>
    public double[,] Upper { get; }

    /// <summary>Of each column of X: the share of its squared length that the columns before it do not span. 0 for a column that adds nothing.</summary>
    public double[] Unexplained { get; }

    /// <param name="columns">All of one length; they are not changed.</param>
    public static ThinQr Factor(IReadOnlyList<double[]> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var basis = new double[columns.Count][];
        var upper = new double[columns.Count, columns.Count];
        var unexplained = new double[columns.Count];
        for (var j = 0; j < columns.Count; j++)
        {
            var rest = (double[])columns[j].Clone();
            var length = DotProduct.Of(rest, rest);
            for (var pass = 0; pass < 2; pass++)
            {
                for (var i = 0; i < j; i++)
                {
                    var share = DotProduct.Of(basis[i], rest);
                    upper[i, j] += share;
                    DotProduct.AddScaled(rest, -share, basis[i]);
                }
            }

            var left = DotProduct.Of(rest, rest);
            unexplained[j] = length > 0 ? left / length : 0;
            var norm = Math.Sqrt(left);
            upper[j, j] = norm;
            if (norm > 0)
            {
                for (var i = 0; i < rest.Length; i++) rest[i] /= norm;
            }

            basis[j] = rest;
        }

        return new ThinQr(basis, upper, unexplained);
    }

    /// <summary>Solves R x = b in place.</summary>
    public void SolveUpper(Span<double> b)
    {
        for (var i = Basis.Length - 1; i >= 0; i--)
        {
            var sum = b[i];
            for (var k = i + 1; k < Basis.Length; k++) sum -= Upper[i, k] * b[k];
            b[i] = sum / Upper[i, i];
        }
    }
}
