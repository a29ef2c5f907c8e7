namespace Tabib.Evidence.Risk;

/// <summary>One number that a score gives.</summary>
/// <param name="Unit">UCUM; "1" for points and probabilities; "{date}" for a calendar day (days since 1970-01-01).</param>
/// <param name="Bands">In ascending order.</param>
/// <param name="RiskYears">For a probability: the years within which the event happens; null for everything else.</param>
public sealed record ScoreOutput(string Name, string Title, string Unit, IReadOnlyList<ScoreBand> Bands, double? RiskYears = null)
{
    public const string DateUnit = "{date}";
}
