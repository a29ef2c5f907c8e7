namespace Tabib.Record.Journal;

/// <summary>What two patients must agree on to be one person, as their Patient resources state it.</summary>
/// <param name="Birth">YYYY, YYYY-MM or YYYY-MM-DD; empty where not stated.</param>
/// <param name="Sex">female or male; empty where not stated.</param>
internal readonly record struct Likeness(string Birth, string Sex)
{
    private const int FullDate = 10;

    /// <summary>True where a typing error does not explain the difference: two parts of the birth date differ (day and month exchanged count as one), or the birth date and the sex.</summary>
    public bool Contradicts(Likeness other)
    {
        var differences = BirthDifferences(Birth, other.Birth);
        return differences > 1 || (differences == 1 && SexDiffers(other));
    }

    /// <summary>True where something differs.</summary>
    public bool Differs(Likeness other) => BirthDifferences(Birth, other.Birth) > 0 || SexDiffers(other);

    private bool SexDiffers(Likeness other) => Sex.Length > 0 && other.Sex.Length > 0 && Sex != other.Sex;

    private static int BirthDifferences(string one, string other)
    {
        var (left, right) = (one.Split('-'), other.Split('-'));
        if (one.Length == FullDate && other.Length == FullDate && left[0] == right[0] && left[1] == right[2] && left[2] == right[1]) return left[1] == right[1] ? 0 : 1;
        var differences = 0;
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            if (left[i].Length > 0 && right[i].Length > 0 && left[i] != right[i]) differences++;
        }

        return differences;
    }
}
