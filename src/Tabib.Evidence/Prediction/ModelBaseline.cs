namespace Tabib.Evidence.Prediction;

/// <summary>The cumulative hazard of a row whose terms are at their means: a step function.</summary>
/// <param name="Times">Rising; the unit of the training table's times.</param>
/// <param name="CumulativeHazard">From each time on; of the subdistribution in Fine and Gray's model.</param>
/// <param name="LastTime">The end of follow-up in training: nothing can be said beyond.</param>
public sealed record ModelBaseline(IReadOnlyList<double> Times, IReadOnlyList<double> CumulativeHazard, double LastTime)
{
    /// <summary>0 before the first event.</summary>
    public double At(double time)
    {
        var (low, high) = (0, Times.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Times[middle] <= time) low = middle + 1;
            else high = middle;
        }

        return low == 0 ? 0 : CumulativeHazard[low - 1];
    }
}
