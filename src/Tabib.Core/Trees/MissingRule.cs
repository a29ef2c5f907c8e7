namespace Tabib.Core.Trees;

/// <summary>Which values take the branch that a node keeps for missing ones.</summary>
public enum MissingRule : byte
{
    /// <summary>NaN. XGBoost, and LightGBM's missing_type NaN.</summary>
    NotANumber,

    /// <summary>NaN and 0 (within 1e-35). LightGBM's missing_type Zero.</summary>
    Zero,

    /// <summary>None: NaN is compared as 0. LightGBM's missing_type None.</summary>
    Never,
}
