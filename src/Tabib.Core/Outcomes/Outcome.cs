namespace Tabib.Core.Outcomes;

/// <summary>Reasons for the absence of a value; each converts to the <see cref="Outcome{T}"/> that is asked for.</summary>
public static class Outcome
{
    public static Outcome<T> Of<T>(T value) => value;

    public static OutcomeReason Missing(params IReadOnlyList<string> names) => new OutcomeReason.MissingInputs(names);

    public static OutcomeReason NotApplicable(string why, string? citation = null) => new OutcomeReason.NotApplicable(why, citation);

    public static OutcomeReason OutOfRange(string name, string limits, string given) => new OutcomeReason.OutOfRange(name, limits, given);
}
