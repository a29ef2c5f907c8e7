namespace Tabib.Core.Outcomes;

/// <summary>Trouble in data from outside. The same problem becomes text on stderr, JSON (RFC 9457), a FHIR OperationOutcome and an exit code.</summary>
/// <param name="Code">Stable, such as "FHIR012"; never reused for something else.</param>
/// <param name="Message">What is wrong. No patient data beyond what is needed to find the place.</param>
/// <param name="Hint">What to do about it.</param>
public sealed record Problem(string Code, ProblemSeverity Severity, string Message, ProblemLocation Location, string? Hint = null)
{
    /// <summary>One line for a person: code, place, message, hint.</summary>
    public override string ToString()
    {
        var place = Location.ToString();
        return $"{Severity.ToString().ToLowerInvariant()} {Code}{(place.Length > 0 ? $" {place}" : "")}: {Message}{(Hint is null ? "" : $" ({Hint})")}";
    }
}
