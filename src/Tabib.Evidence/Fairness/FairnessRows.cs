namespace Tabib.Evidence.Fairness;

/// <summary>People of an audit: all arrays have one entry a person.</summary>
/// <param name="Scores">Finite, higher for those expected to have the outcome.</param>
/// <param name="Cells">The cell of the finest grouping.</param>
public sealed record FairnessRows(double[] Scores, bool[] Outcomes, ushort[] Cells, GroupSpace Space);
