namespace Tabib.Ingest.PolygenicScores;

/// <summary>What a weight is multiplied with.</summary>
public enum WeightModel
{
    /// <summary>Copies of the effect allele, d.</summary>
    Additive,

    /// <summary>min(d, 1).</summary>
    Dominant,

    /// <summary>max(d - 1, 0).</summary>
    Recessive,

    /// <summary>A weight of its own for 0, 1 and 2 copies; linear between them.</summary>
    ByDosage,
}
