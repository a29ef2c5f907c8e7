namespace Tabib.App.Reports;

/// <summary>How one number of a score is spread over the living.</summary>
/// <param name="Population">For whom it was asked, in words.</param>
/// <param name="Asked">How many they are.</param>
/// <param name="Said">For how many there is a value.</param>
/// <param name="Histogram">By stretches of the value, in their order; empty for points.</param>
/// <param name="Categories">By the score's own bands, in their order.</param>
/// <param name="NotSaid">By reason, the most frequent first.</param>
public sealed record RiskDistribution(
    string Title, string Population, long Asked, long Said, IReadOnlyList<Tally> Histogram, IReadOnlyList<Tally> Categories, IReadOnlyList<Tally> NotSaid);
