namespace Tabib.Evidence.Fairness;

/// <summary>The people with the highest scores.</summary>
/// <param name="IsSelected">One a row.</param>
/// <param name="CutScore">The lowest selected score; null where nobody is selected.</param>
/// <param name="TiedAtCut">Rows with that score.</param>
/// <param name="TiedSelected">Of those, how many are selected: the earlier rows. Where they are fewer, the order of rows decided.</param>
public sealed record TopSelection(bool[] IsSelected, int Selected, double? CutScore, int TiedAtCut, int TiedSelected);
