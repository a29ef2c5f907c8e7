namespace Tabib.Core.Outcomes;

/// <summary>Why there is no value. Converts to any <see cref="Outcome{T}"/>.</summary>
public abstract record OutcomeReason
{
    private OutcomeReason()
    {
    }

    /// <param name="Names">The inputs that are absent, by the name the score gives them.</param>
    public sealed record MissingInputs(IReadOnlyList<string> Names) : OutcomeReason;

    /// <param name="Why">One plain sentence.</param>
    /// <param name="Citation">DOI or other source of the limit, where there is one.</param>
    public sealed record NotApplicable(string Why, string? Citation) : OutcomeReason;

    /// <param name="Name">The input that is outside.</param>
    /// <param name="Limits">The limits with unit, such as "130 to 320 mg/dL".</param>
    /// <param name="Given">The value that was given, with unit.</param>
    public sealed record OutOfRange(string Name, string Limits, string Given) : OutcomeReason;

    /// <summary>The reason as one sentence for people.</summary>
    public string Describe() => this switch
    {
        MissingInputs missing => $"cannot say: {string.Join(", ", missing.Names)} missing",
        NotApplicable not => $"not applicable: {not.Why}",
        OutOfRange range => $"cannot say: {range.Name} is {range.Given}, outside {range.Limits}",
        _ => throw new InvalidOperationException("Unknown outcome reason."),
    };
}
