namespace Tabib.Core.LinearAlgebra;

/// <summary>All eigenvalues, without vectors, of a symmetric matrix of at most a few thousand rows.</summary>
/// <remarks>Householder's reduction to tridiagonal form, then the implicit QL iteration with Wilkinson's shift (Golub and Van Loan, Matrix Computations, sections 8.3.1 and 8.3.3).</remarks>
public static class SymmetricEigenvalues
{
    private const int MostIterations = 60;

    /// <param name="matrix">Row-major, order by order; overwritten.</param>
    /// <returns>Descending.</returns>
    public static double[] Of(Span<double> matrix, int order)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(matrix.Length, order * order);
        var diagonal = new double[order];
        var beside = new double[order];
        Reduce(matrix, order, diagonal, beside);
        Iterate(diagonal, beside);
        diagonal.AsSpan().Sort((one, other) => other.CompareTo(one));
        return diagonal;
    }

    /// <summary>From the last row up, each row is reflected onto its neighbour's axis.</summary>
    private static void Reduce(Span<double> matrix, int order, double[] diagonal, double[] beside)
    {
        Span<double> product = new double[order];
        for (var i = order - 1; i > 0; i--)
        {
            var row = matrix.Slice(i * order, i);
            diagonal[i] = matrix[(i * order) + i];
            var rest = i > 1 ? DotProduct.Of(row[..(i - 1)], row[..(i - 1)]) : 0;
            if (rest == 0)
            {
                beside[i] = row[i - 1];
                continue;
            }

            // The reflection's vector v is the row with its last entry moved away from 0, and H = I - 2 v v' / v'v.
            var norm = Math.Sqrt(rest + (row[i - 1] * row[i - 1]));
            beside[i] = row[i - 1] > 0 ? -norm : norm;
            row[i - 1] -= beside[i];
            var half = 0.5 * (rest + (row[i - 1] * row[i - 1]));
            product[..i].Clear();
            for (var j = 0; j < i; j++)
            {
                var other = matrix.Slice(j * order, j);
                product[j] += DotProduct.Of(other, row[..j]) + (matrix[(j * order) + j] * row[j]);
                DotProduct.AddScaled(product[..j], row[j], other);
            }

            var share = DotProduct.Of(product[..i], row) / (2 * half);
            for (var j = 0; j < i; j++) product[j] = (product[j] - (share * row[j])) / half;
            for (var j = 0; j < i; j++)
            {
                var other = matrix.Slice(j * order, j + 1);
                DotProduct.AddScaled(other, -row[j], product[..(j + 1)]);
                DotProduct.AddScaled(other, -product[j], row[..(j + 1)]);
            }
        }

        if (order > 0) diagonal[0] = matrix[0];
    }

    /// <param name="beside">Entry i stands beside the diagonal between i - 1 and i.</param>
    private static void Iterate(double[] diagonal, double[] beside)
    {
        var order = diagonal.Length;
        for (var i = 1; i < order; i++) beside[i - 1] = beside[i];
        if (order > 0) beside[order - 1] = 0;
        for (var first = 0; first < order; first++)
        {
            for (var iteration = 0; ; iteration++)
            {
                var last = first;
                while (last + 1 < order && Math.Abs(beside[last]) > double.Epsilon + (1.1e-16 * (Math.Abs(diagonal[last]) + Math.Abs(diagonal[last + 1])))) last++;
                if (last == first) break;
                if (iteration == MostIterations) throw new ArithmeticException("The eigenvalues do not settle.");
                Chase(diagonal, beside, first, last);
            }
        }
    }

    /// <summary>One sweep of rotations from the end to the start of an unreduced part.</summary>
    private static void Chase(double[] diagonal, double[] beside, int first, int last)
    {
        var gap = (diagonal[first + 1] - diagonal[first]) / (2 * beside[first]);
        var radius = Math.Sqrt((gap * gap) + 1);
        var shifted = diagonal[last] - diagonal[first] + (beside[first] / (gap + Math.CopySign(radius, gap)));
        var (sine, cosine, moved) = (1.0, 1.0, 0.0);
        for (var i = last - 1; i >= first; i--)
        {
            var (bulge, side) = (sine * beside[i], cosine * beside[i]);
            var length = Math.Sqrt((bulge * bulge) + (shifted * shifted));
            beside[i + 1] = length;
            if (length == 0)
            {
                diagonal[i + 1] -= moved;
                beside[last] = 0;
                return;
            }

            (sine, cosine) = (bulge / length, shifted / length);
            shifted = diagonal[i + 1] - moved;
            var turn = ((diagonal[i] - shifted) * sine) + (2 * cosine * side);
            moved = sine * turn;
            diagonal[i + 1] = shifted + moved;
            shifted = (cosine * turn) - side;
        }

        diagonal[first] -= moved;
        beside[first] = shifted;
        beside[last] = 0;
    }
}
