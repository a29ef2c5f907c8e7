namespace Tabib.Core.Facts;

/// <summary>The type of a fact's value. The values are stored; never renumber.</summary>
public enum FactValueKind : byte
{
    None = 0,
    Quantity = 1,
    Code = 2,
    Text = 3,
    Reference = 4,
    Boolean = 5,

    /// <summary>A date as written (birth date, date of death, onset).</summary>
    Date = 6,
}
