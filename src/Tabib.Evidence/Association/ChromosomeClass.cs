namespace Tabib.Evidence.Association;

/// <summary>Kinds of chromosomes that need models of their own.</summary>
internal enum ChromosomeClass
{
    /// <summary>Two copies in everybody; also the mitochondrion, whose one copy changes the unit of the effect alone.</summary>
    Diploid,

    /// <summary>Two copies in women, one in men: sex is a covariate.</summary>
    X,

    /// <summary>Men only.</summary>
    Y,
}
