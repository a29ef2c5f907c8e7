namespace Tabib.Core.LinearAlgebra;

/// <summary>Cholesky's factor L of a small symmetric positive definite matrix, A = L L'. Row-major with a stride; only the lower triangle is read and written.</summary>
public static class Cholesky
{
    /// <summary>Overwrites the lower triangle of <paramref name="matrix"/> with L.</summary>
    /// <param name="order">Rows and columns.</param>
    /// <param name="stride">Numbers from one row to the next.</param>
    /// <param name="tolerance">Smallest pivot relative to the diagonal before it was reduced: 1 - R² of that row on those before it.</param>
    /// <returns>False where a pivot is not above the tolerance: the matrix is not positive definite in working precision.</returns>
    public static bool TryFactor(Span<double> matrix, int order, int stride, double tolerance = 1e-12)
    {
        for (var i = 0; i < order; i++)
        {
            var row = matrix.Slice(i * stride, order);
            for (var j = 0; j < i; j++)
            {
                var other = matrix.Slice(j * stride, order);
                var sum = row[j];
                for (var k = 0; k < j; k++) sum -= row[k] * other[k];
                row[j] = sum / other[j];
            }

            var pivot = row[i];
            for (var k = 0; k < i; k++) pivot -= row[k] * row[k];
            if (!(pivot > tolerance * row[i])) return false;
            row[i] = Math.Sqrt(pivot);
        }

        return true;
    }

    /// <summary>Solves L x = b in place.</summary>
    public static void SolveLower(ReadOnlySpan<double> factor, int order, int stride, Span<double> b)
    {
        for (var i = 0; i < order; i++)
        {
            var row = factor.Slice(i * stride, order);
            var sum = b[i];
            for (var k = 0; k < i; k++) sum -= row[k] * b[k];
            b[i] = sum / row[i];
        }
    }

    /// <summary>Solves L' x = b in place.</summary>
    public static void SolveUpper(ReadOnlySpan<double> factor, int order, int stride, Span<double> b)
    {
        for (var i = order - 1; i >= 0; i--)
        {
            var sum = b[i];
            for (var k = i + 1; k < order; k++) sum -= factor[(k * stride) + i] * b[k];
            b[i] = sum / factor[(i * stride) + i];
        }
    }

    /// <summary>Solves A x = b in place, where <paramref name="factor"/> is A's.</summary>
    public static void Solve(ReadOnlySpan<double> factor, int order, int stride, Span<double> b)
    {
        SolveLower(factor, order, stride, b);
        SolveUpper(factor, order, stride, b);
    }

    /// <summary>The inverse of A, both triangles.</summary>
    public static void Invert(ReadOnlySpan<double> factor, int order, int stride, Span<double> inverse)
    {
        Span<double> column = order <= 128 ? stackalloc double[order] : new double[order];
        for (var j = 0; j < order; j++)
        {
            column.Clear();
            column[j] = 1;
            Solve(factor, order, stride, column);
            for (var i = 0; i < order; i++) inverse[(i * stride) + j] = column[i];
        }
    }

    /// <summary>ln det A.</summary>
    public static double LogDeterminant(ReadOnlySpan<double> factor, int order, int stride)
    {
        var sum = 0.0;
        for (var i = 0; i < order; i++) sum += Math.Log(factor[(i * stride) + i]);
        return 2 * sum;
    }
}
