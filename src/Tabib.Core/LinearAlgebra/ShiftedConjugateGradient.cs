namespace Tabib.Core.LinearAlgebra;

/// <summary>Solves (A + shift I) x = b for several shifts at once, A symmetric and positive semidefinite and given only by its product with a vector: one product a step serves all shifts.</summary>
/// <remarks>Conjugate gradients share their Krylov space over shifts: Frommer and Maass, SIAM J Sci Comput 1999, doi:10.1137/S1064827596313310. The smallest shift leads, since it settles last.</remarks>
public static class ShiftedConjugateGradient
{
    /// <param name="multiply">Writes A v into the second span.</param>
    /// <param name="shifts">Positive.</param>
    /// <param name="solutions">One for each shift, each of the length of <paramref name="right"/>; overwritten.</param>
    /// <param name="tolerance">Largest residual relative to the right side.</param>
    /// <returns>False where the residual of the smallest shift is above the tolerance after <paramref name="mostSteps"/>.</returns>
    public static bool TrySolve(Action<double[], double[]> multiply, ReadOnlySpan<double> right, ReadOnlySpan<double> shifts, double[][] solutions, double tolerance, int mostSteps)
    {
        ArgumentNullException.ThrowIfNull(multiply);
        ArgumentNullException.ThrowIfNull(solutions);
        var lead = 0;
        for (var j = 1; j < shifts.Length; j++)
        {
            if (shifts[j] < shifts[lead]) lead = j;
        }

        var residual = right.ToArray();
        var direction = right.ToArray();
        var product = new double[right.Length];
        var directions = new double[shifts.Length][];
        var (scale, before) = (new double[shifts.Length], new double[shifts.Length]);
        var settled = new bool[shifts.Length];
        for (var j = 0; j < shifts.Length; j++)
        {
            Array.Clear(solutions[j]);
            directions[j] = right.ToArray();
            scale[j] = before[j] = 1;
        }

        var square = DotProduct.Of(residual, residual);
        var goal = tolerance * tolerance * square;
        var (lastStep, lastRatio) = (1.0, 0.0);
        for (var count = 0; count < mostSteps && square > goal; count++)
        {
            multiply(direction, product);
            DotProduct.AddScaled(product, shifts[lead], direction);
            var step = square / DotProduct.Of(direction, product);
            DotProduct.AddScaled(residual, -step, product);
            var next = DotProduct.Of(residual, residual);
            var ratio = next / square;
            for (var j = 0; j < shifts.Length; j++)
            {
                if (settled[j]) continue;
                var own = scale[j] * before[j] * lastStep
                    / ((step * lastRatio * (before[j] - scale[j])) + (before[j] * lastStep * (1 + ((shifts[j] - shifts[lead]) * step))));
                var change = own / scale[j];
                DotProduct.AddScaled(solutions[j], step * change, directions[j]);
                (before[j], scale[j]) = (scale[j], own);
                Advance(directions[j], residual, own, ratio * change * change);

                // A shift's own residual is the leading one times its scale; going on would only underflow.
                settled[j] = j != lead && own * own * next < 0.01 * goal;
            }

            Advance(direction, residual, 1, ratio);
            (lastStep, lastRatio, square) = (step, ratio, next);
        }

        return square <= goal;
    }

    private static void Advance(double[] direction, double[] residual, double scale, double ratio)
    {
        for (var i = 0; i < direction.Length; i++) direction[i] = (scale * residual[i]) + (ratio * direction[i]);
    }
}
