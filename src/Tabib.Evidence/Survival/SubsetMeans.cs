namespace Tabib.Evidence.Survival;

/// <summary>The mean, over all subsets of a size, of the product of their members' risks, with first and second derivatives by the coefficients. Members come one at a time.</summary>
internal sealed class SubsetMeans(int size, int order)
{
    private readonly double[] _values = InitialValues(size);
    private readonly double[] _gradients = new double[(size + 1) * order];
    private readonly double[] _hessians = new double[(size + 1) * order * order];
    private int _members;

    public double Value => _values[size];

    public ReadOnlySpan<double> Gradient => _gradients.AsSpan(size * order, order);

    public ReadOnlySpan<double> Hessian => _hessians.AsSpan(size * order * order, order * order);

    /// <param name="risk">exp(x'b), perhaps times a constant.</param>
    /// <param name="row">x, one number a coefficient.</param>
    public void Add(double risk, ReadOnlySpan<double> row)
    {
        _members++;
        for (var d = Math.Min(size, _members); d >= 1; d--)
        {
            // Of the subsets of d among n, the share d/n holds the new member.
            var with = (double)d / _members;
            var (without, gain) = (1 - with, with * risk);
            var value = _values[d - 1];
            var gradient = _gradients.AsSpan((d - 1) * order, order);
            var hessian = _hessians.AsSpan((d - 1) * order * order, order * order);
            var own = _gradients.AsSpan(d * order, order);
            var ownHessian = _hessians.AsSpan(d * order * order, order * order);
            for (var j = 0; j < order; j++)
            {
                for (var k = 0; k < order; k++)
                {
                    var at = (j * order) + k;
                    ownHessian[at] = (without * ownHessian[at]) + (gain * (hessian[at] + (row[j] * gradient[k]) + (gradient[j] * row[k]) + (value * row[j] * row[k])));
                }
            }

            for (var j = 0; j < order; j++) own[j] = (without * own[j]) + (gain * (gradient[j] + (value * row[j])));
            _values[d] = (without * _values[d]) + (gain * value);
        }
    }

    private static double[] InitialValues(int size)
    {
        var values = new double[size + 1];
        values[0] = 1;
        return values;
    }
}
