namespace Tabib.Core.LinearAlgebra;

/// <summary>Eigenvalues and eigenvectors of a symmetric matrix of at most a few thousand rows, the largest first.</summary>
/// <remarks>Householder's reduction to tridiagonal form, then the implicit QL iteration with Wilkinson's shift (Golub and Van Loan, Matrix Computations, sections 8.3.1 and 8.3.3). Rows of what becomes the vectors are turned, not columns: they lie side by side in memory.</remarks>
public sealed class SymmetricEigen
{
    private const int MostIterations = 100;

    private SymmetricEigen(double[] values, double[][] vectors)
    {
        Values = values;
        Vectors = vectors;
    }

    /// <summary>Descending.</summary>
    public double[] Values { get; }

    /// <summary>Of unit length, in the order of <see cref="Values"/>; the sign is arbitrary.</summary>
    public double[][] Vectors { get; }

    /// <param name="matrix">Row-major, order by order; overwritten.</param>
    /// <exception cref="ArithmeticException">The matrix holds what is no finite number.</exception>
    public static SymmetricEigen Of(double[] matrix, int order)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentOutOfRangeException.ThrowIfLessThan(matrix.Length, order * order);
        foreach (var entry in matrix.AsSpan(0, order * order))
            if (!double.IsFinite(entry)) throw new ArithmeticException("The matrix holds what is no finite number.");
        var (diagonal, beside) = (new double[order], new double[order]);
        var reflections = Reduce(matrix, order, diagonal, beside);
        var rows = new double[order][];
        for (var i = 0; i < order; i++)
        {
            rows[i] = new double[order];
            rows[i][i] = 1;
        }

        Iterate(diagonal, beside, rows);
        foreach (var row in rows) Reflect(reflections, row);
        var places = Enumerable.Range(0, order).OrderByDescending(i => diagonal[i]).ToArray();
        return new SymmetricEigen([.. places.Select(i => diagonal[i])], [.. places.Select(i => rows[i])]);
    }

    /// <summary>Column k is reflected onto its first entry below the diagonal. Both triangles are kept, so that all work is along rows.</summary>
    /// <returns>The reflections' directions, of length sqrt(2) each, or empty where none was needed.</returns>
    private static double[][] Reduce(double[] matrix, int order, double[] diagonal, double[] beside)
    {
        var reflections = new double[Math.Max(0, order - 1)][];
        var product = new double[order];
        for (var k = 0; k < order - 1; k++)
        {
            var length = order - k - 1;
            var column = matrix.AsSpan((k * order) + k + 1, length);
            diagonal[k] = matrix[(k * order) + k];
            var norm = Math.Sqrt(DotProduct.Of(column, column));
            beside[k] = column[0];
            reflections[k] = [];
            if (length == 1 || norm == Math.Abs(column[0])) continue;
            var end = column[0] > 0 ? -norm : norm;
            var direction = column.ToArray();
            direction[0] -= end;
            var scale = Math.Sqrt(2 / DotProduct.Of(direction, direction));
            for (var i = 0; i < length; i++) direction[i] *= scale;
            beside[k] = end;
            reflections[k] = direction;
            var p = product.AsSpan(0, length);
            for (var i = 0; i < length; i++) p[i] = DotProduct.Of(matrix.AsSpan(((k + 1 + i) * order) + k + 1, length), direction);
            DotProduct.AddScaled(p, -0.5 * DotProduct.Of(p, direction), direction);
            for (var i = 0; i < length; i++)
            {
                var row = matrix.AsSpan(((k + 1 + i) * order) + k + 1, length);
                ColumnProducts.AddScaled(row, -p[i], direction);
                ColumnProducts.AddScaled(row, -direction[i], p);
            }
        }

        if (order > 0) diagonal[order - 1] = matrix[(order * order) - 1];
        return reflections;
    }

    /// <summary>Each row holds a vector in the tridiagonal matrix's axes.</summary>
    private static void Reflect(double[][] reflections, double[] vector)
    {
        for (var k = reflections.Length - 1; k >= 0; k--)
        {
            var direction = reflections[k];
            if (direction.Length == 0) continue;
            var part = vector.AsSpan(k + 1);
            ColumnProducts.AddScaled(part, -DotProduct.Of(part, direction), direction);
        }
    }

    private static void Iterate(double[] diagonal, double[] beside, double[][] rows)
    {
        var order = diagonal.Length;
        for (var l = 0; l < order; l++)
        {
            for (var iteration = 0; ; iteration++)
            {
                var m = l;
                while (m < order - 1 && Math.Abs(beside[m]) > double.Epsilon + (1.1e-16 * (Math.Abs(diagonal[m]) + Math.Abs(diagonal[m + 1])))) m++;
                if (m == l) break;
                if (iteration == MostIterations) throw new ArithmeticException("The eigenvalues do not settle.");
                Turn(diagonal, beside, rows, l, m);
            }
        }
    }

    /// <summary>One implicit step of QL on the block l to m.</summary>
    private static void Turn(double[] diagonal, double[] beside, double[][] rows, int l, int m)
    {
        var half = (diagonal[l + 1] - diagonal[l]) / (2 * beside[l]);
        var root = Hypotenuse(half, 1);
        var g = diagonal[m] - diagonal[l] + (beside[l] / (half + (half >= 0 ? root : -root)));
        var (s, c, p) = (1.0, 1.0, 0.0);
        for (var i = m - 1; i >= l; i--)
        {
            var f = s * beside[i];
            var b = c * beside[i];
            root = Hypotenuse(f, g);
            beside[i + 1] = root;
            if (root == 0)
            {
                diagonal[i + 1] -= p;
                beside[m] = 0;
                return;
            }

            s = f / root;
            c = g / root;
            g = diagonal[i + 1] - p;
            root = ((diagonal[i] - g) * s) + (2 * c * b);
            p = s * root;
            diagonal[i + 1] = g + p;
            g = (c * root) - b;
            ColumnProducts.Rotate(rows[i], rows[i + 1], c, s);
        }

        diagonal[l] -= p;
        beside[l] = g;
        beside[m] = 0;
    }

    private static double Hypotenuse(double a, double b) => double.Hypot(a, b);
}
