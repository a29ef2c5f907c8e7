namespace Tabib.Evidence.Polygenic;

/// <summary>Where one person was sequenced well and no variant was found, and what the reference genome has there. One for each thread.</summary>
public abstract class CalledReference
{
    /// <summary>Whether the person is homozygous for the reference at the place of these alleles.</summary>
    /// <param name="chromosome">As the weights have it.</param>
    /// <param name="position">1-based.</param>
    /// <param name="other">Empty where it is not told.</param>
    public abstract CalledAllele Find(string chromosome, int position, ReadOnlySpan<byte> effect, ReadOnlySpan<byte> other);
}
