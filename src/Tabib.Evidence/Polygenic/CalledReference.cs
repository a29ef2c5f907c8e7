namespace Tabib.Evidence.Polygenic;

/// <summary>Where one person was sequenced well and no variant was found, and what the reference genome has there.</summary>
public abstract class CalledReference
{
    /// <summary>Whether the person is homozygous for the reference at the place of these alleles.</summary>
    /// <param name="chromosome">As the weights have it.</param>
    /// <param name="position">1-based.</param>
    /// <param name="other">Empty where it is not told.</param>
    /// <param name="isReference">Whether the effect allele is the reference's: then the person has two copies of it, else none.</param>
    public abstract bool TryCount(string chromosome, int position, ReadOnlySpan<byte> effect, ReadOnlySpan<byte> other, out bool isReference);
}
