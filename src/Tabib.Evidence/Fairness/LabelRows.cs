namespace Tabib.Evidence.Fairness;

/// <summary>People whose labels are all known.</summary>
/// <param name="Scores">By name, one a person, NaN where missing; the first is the one in use, or the first of those compared.</param>
/// <param name="Labels">By name, one a person; the first is what is needed.</param>
/// <param name="Decision">Who was chosen in truth; null where it is not known.</param>
public sealed record LabelRows(IReadOnlyList<(string Name, double[] Values)> Scores, IReadOnlyList<(string Name, double[] Values)> Labels, IReadOnlyList<AttributeGroups> Attributes, bool[]? Decision = null)
{
    public int People => Labels[0].Values.Length;
}
