namespace Tabib.Evidence.Validation;

/// <summary>The middle 95 % of what a bootstrap gave.</summary>
/// <param name="Lower">Null where fewer than half of the replicates gave a number.</param>
/// <param name="Empty">Replicates that gave none, as where one outcome alone was drawn: they are left out, never counted as 0.</param>
public sealed record BootstrapInterval(double? Lower, double? Upper, int Replicates, int Empty)
{
    /// <param name="values">One a replicate; null where it gave none.</param>
    public static BootstrapInterval Of(IReadOnlyList<double?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        double[] found = [.. values.Where(value => value is { } number && double.IsFinite(number)).Select(value => value!.Value).Order()];
        var empty = values.Count - found.Length;
        if (found.Length < 2 || empty > found.Length) return new BootstrapInterval(null, null, values.Count, empty);
        double At(double share)
        {
            var position = share * (found.Length - 1);
            var (low, high) = (found[(int)Math.Floor(position)], found[(int)Math.Ceiling(position)]);
            return low + ((position - Math.Floor(position)) * (high - low));
        }

        return new BootstrapInterval(At(0.025), At(0.975), values.Count, empty);
    }
}
