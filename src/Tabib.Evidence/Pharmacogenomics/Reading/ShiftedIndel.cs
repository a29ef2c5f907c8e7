namespace Tabib.Evidence.Pharmacogenomics.Reading;

/// <summary>A defined insertion or deletion, and where else in its repeat it may be spelled.</summary>
/// <param name="Bases">Inserted or deleted behind the anchor base at the variant's start.</param>
/// <param name="LastStart">Anchor of the rightmost spelling; null where the facts do not say.</param>
internal sealed record ShiftedIndel(DefinedVariant Variant, string Bases, bool IsInsertion, int? LastStart)
{
    /// <returns>Null for what is no plain insertion or deletion.</returns>
    public static ShiftedIndel? Of(DefinedVariant variant, int? repeatEnd)
    {
        if (variant.Reference.Length == variant.Alternate.Length || Math.Min(variant.Reference.Length, variant.Alternate.Length) != 1) return null;
        var isInsertion = variant.Reference.Length == 1;
        var bases = (isInsertion ? variant.Alternate : variant.Reference)[1..];
        return new ShiftedIndel(variant, bases, isInsertion, isInsertion ? repeatEnd : repeatEnd - bases.Length);
    }

    /// <summary>Whether a change that stands further to the right could be this one: its bases are those of the repeat there.</summary>
    /// <param name="start">Its anchor.</param>
    public bool MayBe(int start, string reference, string alternate)
    {
        var distance = start - Variant.Start;
        if (distance <= 0 || (reference.Length == 1) != IsInsertion || Math.Max(reference.Length, alternate.Length) != Bases.Length + 1) return false;
        var found = IsInsertion ? alternate : reference;
        for (var i = 0; i < Bases.Length; i++)
        {
            if (found[i + 1] != Bases[(distance + i) % Bases.Length]) return false;
        }

        // Else the base before it ends the repeat.
        return found[0] == found[^1];
    }
}
