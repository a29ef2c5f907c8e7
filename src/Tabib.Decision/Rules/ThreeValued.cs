namespace Tabib.Decision.Rules;

/// <summary>Kleene's strong three-valued logic: an answer is given only when no way of filling the gaps could change it.</summary>
internal static class ThreeValued
{
    public static Truth And(Truth left, Truth right) => left < right ? left : right;

    public static Truth Or(Truth left, Truth right) => left > right ? left : right;

    public static Truth Not(Truth value) => (Truth)(2 - (int)value);

    public static Truth Of(bool value) => value ? Truth.True : Truth.False;

    /// <summary>At least <paramref name="needed"/> of several, when so many are true and so many cannot be said.</summary>
    public static Truth AtLeast(int needed, int known, int unknown) =>
        known >= needed ? Truth.True : known + unknown < needed ? Truth.False : Truth.Unknown;
}
