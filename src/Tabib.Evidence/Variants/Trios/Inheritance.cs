namespace Tabib.Evidence.Variants.Trios;

/// <summary>Whom a child has its copies of a chromosome from.</summary>
public enum Inheritance
{
    /// <summary>Nothing can be held against the parents: Y of a girl, X and Y of a child of unknown sex.</summary>
    Unknown,

    /// <summary>One copy from each.</summary>
    Both,

    /// <summary>One copy from each, and the father has one alone: X of a girl.</summary>
    BothFatherHaploid,

    /// <summary>X of a boy, mitochondria.</summary>
    Mother,

    /// <summary>Y of a boy.</summary>
    Father,
}
