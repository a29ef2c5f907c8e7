namespace Tabib.Decision.Rules;

/// <summary>Truth with a third value for what the record does not say (Kleene's strong logic). The order makes "and" the minimum and "or" the maximum.</summary>
public enum Truth
{
    False = 0,
    Unknown = 1,
    True = 2,
}
