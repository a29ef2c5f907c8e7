namespace Tabib.Evidence.Variants.Normalization;

/// <summary>How variants are brought to one form.</summary>
public sealed record NormalizationOptions
{
    /// <summary>Records with several ALT alleles become one record for each.</summary>
    public VariantClasses Split { get; init; }

    /// <summary>Records at one position become one record.</summary>
    public VariantClasses Join { get; init; }

    /// <summary>Substitutions of several bases and complex alleles become single substitutions, insertions and deletions.</summary>
    public bool Atomize { get; init; }

    /// <summary>Where an atom overlaps another allele: a star allele, or a missing genotype.</summary>
    public bool StarForOverlaps { get; init; } = true;

    /// <summary>After a split, other ALT alleles in genotypes are missing (".") rather than reference (0).</summary>
    public bool MissingForOtherAlleles { get; init; }

    public ReferenceMismatch OnMismatch { get; init; }

    public DuplicateRemoval Duplicates { get; init; }

    /// <summary>A joined record passes where one of its parts passed.</summary>
    public bool PassIfAnyPasses { get; init; }

    /// <summary>FORMAT and INFO fields (Number=R) whose reference value takes up what a split leaves out, such as AD.</summary>
    public IReadOnlySet<string> KeepSum { get; init; } = new HashSet<string>();

    /// <summary>INFO field in which a changed record keeps what it was; null for none.</summary>
    public string? OriginalTag { get; init; }

    /// <summary>Fields with a wrong number of values are dropped rather than refused.</summary>
    public bool Force { get; init; }

    /// <summary>Records of one position are ordered by their alleles rather than as they came.</summary>
    public bool SortByAlleles { get; init; }

    /// <summary>Indels are moved to the left end of their repeat; needs a reference.</summary>
    public bool LeftAlign { get; init; } = true;

    /// <summary>Bases that a record may move to the left before its order among its neighbours is lost.</summary>
    public int Window { get; init; } = 1000;
}
