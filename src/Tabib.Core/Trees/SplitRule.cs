namespace Tabib.Core.Trees;

/// <summary>How a node asks a value; libraries differ at the threshold itself, and must not be mixed.</summary>
public enum SplitRule : byte
{
    /// <summary>A leaf: nothing is asked.</summary>
    None,

    /// <summary>XGBoost: left when the value, rounded to a float, is below the threshold.</summary>
    Below,

    /// <summary>LightGBM: left when the value is at most the threshold.</summary>
    AtMost,

    /// <summary>LightGBM: left when the value, cut to a whole number, is one of the categories; right when missing or negative.</summary>
    OneOf,
}
