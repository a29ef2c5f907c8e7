namespace Tabib.Evidence.Fairness;

/// <summary>Who comes in and who goes out when as many are selected by something else.</summary>
/// <param name="By">A score, or "LABEL, if it were known".</param>
/// <param name="Changed">Places that change hands.</param>
/// <param name="Groups">Those of which enough come in and go out, or nobody does.</param>
public sealed record SelectionChange(string From, string By, int Selected, int Changed, IReadOnlyList<GroupChange> Groups)
{
    internal static SelectionChange Of(string from, TopSelection now, string by, TopSelection other, IReadOnlyList<AttributeGroups> attributes, int below)
    {
        var changes = new List<GroupChange>();
        foreach (var attribute in attributes)
        {
            var (before, after) = (attribute.Count(row => now.IsSelected[row]), attribute.Count(row => other.IsSelected[row]));
            var (entering, leaving) = (attribute.Count(row => other.IsSelected[row] && !now.IsSelected[row]), attribute.Count(row => now.IsSelected[row] && !other.IsSelected[row]));
            bool IsFew(int count) => count > 0 && count < below;
            var isWithheld = Enumerable.Range(0, before.Length).Select(group => IsFew(before[group]) || IsFew(after[group]) || IsFew(entering[group]) || IsFew(leaving[group])).ToArray();
            // All add up to what is told of everybody.
            if (isWithheld.Count(flag => flag) == 1 && before.Length > 1) isWithheld[Enumerable.Range(0, before.Length).Where(group => !isWithheld[group]).MaxBy(group => before[group])] = true;
            for (var group = 0; group < before.Length; group++)
            {
                var name = $"{attribute.Name}={attribute.Levels[group]}";
                changes.Add(isWithheld[group] ? new GroupChange(name, null, null, null, null) : new GroupChange(name, before[group], entering[group], leaving[group], after[group]));
            }
        }

        var changed = 0;
        for (var row = 0; row < now.IsSelected.Length; row++) changed += other.IsSelected[row] && !now.IsSelected[row] ? 1 : 0;
        return new SelectionChange(from, by, other.Selected, changed, changes);
    }
}
