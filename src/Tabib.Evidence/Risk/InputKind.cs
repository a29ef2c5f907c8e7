namespace Tabib.Evidence.Risk;

/// <summary>The type of an input of a score.</summary>
public enum InputKind
{
    Number,
    Boolean,

    /// <summary>One of <see cref="ScoreInput.Categories"/>.</summary>
    Category,

    /// <summary>A calendar day; inside the formulas the number of days since 1970-01-01.</summary>
    Date,
}
