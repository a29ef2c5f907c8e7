namespace Tabib.Evidence.Risk;

/// <summary>One number that a score gives.</summary>
/// <param name="Unit">UCUM; "1" for points and probabilities; "{date}" for a calendar day (days since 1970-01-01).</param>
/// <param name="Bands">In ascending order.</param>
/// <param name="Probability">What it is the probability of; null for points and amounts.</param>
public sealed record ScoreOutput(string Name, string Title, string Unit, IReadOnlyList<ScoreBand> Bands, ScoreProbability? Probability = null)
{
    public const string DateUnit = "{date}";
}
