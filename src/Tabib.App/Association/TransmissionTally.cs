namespace Tabib.App.Association;

/// <summary>What transmission disequilibrium tests came to.</summary>
internal sealed class TransmissionTally
{
    /// <summary>Rows with a p-value.</summary>
    public long Tested { get; private set; }

    /// <summary>Rows without one, by reason.</summary>
    public SortedDictionary<string, long> Errors { get; } = new(StringComparer.Ordinal);

    /// <summary>ln of the smallest p-value and its variant; the first of equals.</summary>
    public (double LogP, int Variant)? Smallest { get; private set; }

    public void Count(int variant, double logP, string error)
    {
        if (double.IsNaN(logP))
        {
            Errors[error] = Errors.GetValueOrDefault(error) + 1;
            return;
        }

        Tested++;
        if (Smallest is null || logP < Smallest.Value.LogP) Smallest = (logP, variant);
    }

    /// <summary>Takes in what came to later variants.</summary>
    public void Add(TransmissionTally later)
    {
        Tested += later.Tested;
        foreach (var (reason, rows) in later.Errors) Errors[reason] = Errors.GetValueOrDefault(reason) + rows;
        if (later.Smallest is { } smallest && (Smallest is null || smallest.LogP < Smallest.Value.LogP)) Smallest = smallest;
    }
}
