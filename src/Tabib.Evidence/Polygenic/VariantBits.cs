namespace Tabib.Evidence.Polygenic;

/// <summary>A set of variants, a bit each.</summary>
internal sealed class VariantBits(int variantCount)
{
    private readonly ulong[] _words = new ulong[(variantCount + 63) / 64];

    /// <returns>False where it was in already.</returns>
    public bool Add(int variant)
    {
        var bit = 1UL << (variant & 63);
        ref var word = ref _words[variant >> 6];
        if ((word & bit) != 0) return false;
        word |= bit;
        return true;
    }
}
