namespace Tabib.App.Tables;

/// <summary>Groups of the rows of a table.</summary>
/// <param name="Names">In ordinal order: sex=female, or sex=female, site=2.</param>
/// <param name="Of">One a row: the number of its group.</param>
internal sealed record TableGroups(IReadOnlyList<string> Names, int[] Of)
{
    /// <summary>Stands for a value that a row does not have.</summary>
    public const string Missing = "(missing)";
}
