using Tabib.App.Models.Predicting;

namespace Tabib.App.Models.Explaining;

/// <summary>One person's risk, taken apart.</summary>
/// <param name="Choice">Why this person is shown, such as the highest risk; null where asked for.</param>
/// <param name="Margin">Base value and contributions sum to it.</param>
/// <param name="Contributions">All inputs, the largest first.</param>
public sealed record ExplainedPerson(string Id, string? Choice, double Risk, double Margin, IReadOnlyList<InputContribution> Contributions, IReadOnlyList<string> Imputed, IReadOnlyList<string> OutsideTraining, LikePeople Like);
