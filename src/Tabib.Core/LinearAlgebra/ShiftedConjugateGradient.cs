namespace Tabib.Core.LinearAlgebra;

/// <summary>Solves (A + shift I) x = b for several shifts and right sides at once, A symmetric and positive semidefinite and given only by its products with vectors: one product a step serves all shifts of a right side.</summary>
/// <remarks>Conjugate gradients share their Krylov space over shifts: Frommer and Maass, SIAM J Sci Comput 1999, doi:10.1137/S1064827596313310. The smallest shift leads, since it settles last. Right sides do not touch each other's numbers; they go in step so that a matrix is read once for all of them.</remarks>
public static class ShiftedConjugateGradient
{
    /// <param name="multiply">Writes A times each vector of the first list into the same place of the second.</param>
    /// <param name="rights">Of one length.</param>
    /// <param name="shifts">Positive.</param>
    /// <param name="solutions">By right side, then shift; overwritten.</param>
    /// <param name="tolerance">Largest residual relative to the right side.</param>
    /// <returns>False where a residual of the smallest shift is above the tolerance after <paramref name="mostSteps"/>.</returns>
    public static bool TrySolve(Action<IReadOnlyList<double[]>, IReadOnlyList<double[]>> multiply, IReadOnlyList<double[]> rights, IReadOnlyList<double> shifts, IReadOnlyList<double[][]> solutions, double tolerance, int mostSteps)
    {
        ArgumentNullException.ThrowIfNull(multiply);
        ArgumentNullException.ThrowIfNull(rights);
        ArgumentNullException.ThrowIfNull(shifts);
        ArgumentNullException.ThrowIfNull(solutions);
        var open = rights.Select((right, i) => new Side(right, shifts, solutions[i], tolerance)).Where(side => !side.IsSettled).ToArray();
        for (var count = 0; count < mostSteps && open.Length > 0; count++)
        {
            multiply([.. open.Select(side => side.Direction)], [.. open.Select(side => side.Product)]);
            foreach (var side in open) side.Step();
            if (Array.Exists(open, side => side.IsSettled)) open = Array.FindAll(open, side => !side.IsSettled);
        }

        return open.Length == 0;
    }

    /// <summary>One right side on its way.</summary>
    private sealed class Side
    {
        private readonly IReadOnlyList<double> _shifts;
        private readonly double[][] _solutions;
        private readonly double[][] _directions;
        private readonly double[] _residual;
        private readonly double[] _scale;
        private readonly double[] _before;
        private readonly bool[] _settled;
        private readonly int _lead;
        private readonly double _goal;
        private double _square;
        private double _lastStep = 1;
        private double _lastRatio;

        public Side(double[] right, IReadOnlyList<double> shifts, double[][] solutions, double tolerance)
        {
            (_shifts, _solutions) = (shifts, solutions);
            _residual = (double[])right.Clone();
            Direction = (double[])right.Clone();
            Product = new double[right.Length];
            _directions = [.. shifts.Select(_ => (double[])right.Clone())];
            (_scale, _before, _settled) = (new double[shifts.Count], new double[shifts.Count], new bool[shifts.Count]);
            for (var j = 0; j < shifts.Count; j++)
            {
                if (shifts[j] < shifts[_lead]) _lead = j;
                Array.Clear(solutions[j]);
                _scale[j] = _before[j] = 1;
            }

            _square = DotProduct.Of(right, right);
            _goal = tolerance * tolerance * _square;
        }

        public double[] Direction { get; }

        /// <summary>A times the direction.</summary>
        public double[] Product { get; }

        public bool IsSettled => _square <= _goal;

        public void Step()
        {
            DotProduct.AddScaled(Product, _shifts[_lead], Direction);
            var step = _square / DotProduct.Of(Direction, Product);
            DotProduct.AddScaled(_residual, -step, Product);
            var next = DotProduct.Of(_residual, _residual);
            var ratio = next / _square;
            for (var j = 0; j < _shifts.Count; j++)
            {
                if (_settled[j]) continue;
                var own = _scale[j] * _before[j] * _lastStep
                    / ((step * _lastRatio * (_before[j] - _scale[j])) + (_before[j] * _lastStep * (1 + ((_shifts[j] - _shifts[_lead]) * step))));
                var change = own / _scale[j];
                DotProduct.AddScaled(_solutions[j], step * change, _directions[j]);
                (_before[j], _scale[j]) = (_scale[j], own);
                Advance(_directions[j], own, ratio * change * change);

                // A shift's own residual is the leading one times its scale; going on would only underflow.
                _settled[j] = j != _lead && own * own * next < 0.01 * _goal;
            }

            Advance(Direction, 1, ratio);
            (_lastStep, _lastRatio, _square) = (step, ratio, next);
        }

        private void Advance(double[] direction, double scale, double ratio)
        {
            for (var i = 0; i < direction.Length; i++) direction[i] = (scale * _residual[i]) + (ratio * direction[i]);
        }
    }
}
