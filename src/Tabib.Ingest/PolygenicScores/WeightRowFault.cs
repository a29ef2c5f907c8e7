namespace Tabib.Ingest.PolygenicScores;

/// <summary>Why a row of a weight file cannot be used.</summary>
public enum WeightRowFault
{
    None,
    TooFewFields,

    /// <summary>An allele with other letters than A, C, G, T, or none.</summary>
    Allele,

    /// <summary>A position that is no whole number of at least 1.</summary>
    Position,

    /// <summary>A weight that is no number, or one of 1e100 and more: sums would leave the range of doubles.</summary>
    Weight,

    /// <summary>Both dominant and recessive, or a word where TRUE or FALSE belongs.</summary>
    Model,

    /// <summary>Neither a place nor an id.</summary>
    Place,
}
