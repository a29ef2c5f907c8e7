namespace Tabib.Core.Genome;

/// <summary>How many copies of a chromosome a person has, and where it comes from.</summary>
public enum ChromosomeKind
{
    /// <summary>1 to 22: two copies.</summary>
    Autosome,

    /// <summary>X outside the pseudo-autosomal regions: two copies in females, one in males.</summary>
    X,

    /// <summary>Y: one copy in males, none in females.</summary>
    Y,

    /// <summary>Pseudo-autosomal part of X and Y, where the file keeps it apart (XY, PAR1, PAR2): two copies.</summary>
    PseudoAutosomal,

    /// <summary>Mitochondrial: one copy.</summary>
    Mitochondrial,

    /// <summary>A contig that is none of these; counted as diploid, left out of autosomal statistics.</summary>
    Other,
}
