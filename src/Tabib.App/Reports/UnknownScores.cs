namespace Tabib.App.Reports;

/// <summary>Scores that cannot be said, by reason.</summary>
/// <param name="OutOfRange">A value lies outside what the score was made for, or is not believed.</param>
/// <param name="Nearly">One or two inputs are missing.</param>
/// <param name="Missing">More inputs are missing.</param>
/// <param name="NotApplicable">Not made for this patient.</param>
public sealed record UnknownScores(
    IReadOnlyList<ReasonGroup> OutOfRange, IReadOnlyList<ReasonGroup> Nearly, IReadOnlyList<ReasonGroup> Missing, IReadOnlyList<ReasonGroup> NotApplicable)
{
    public int Count => CountOf(OutOfRange) + CountOf(Nearly) + CountOf(Missing) + CountOf(NotApplicable);

    public static int CountOf(IReadOnlyList<ReasonGroup> groups) => groups.Sum(group => group.Scores.Count);
}
