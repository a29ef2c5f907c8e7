namespace Tabib.Evidence.Pharmacogenomics.Reading;

/// <summary>A genotype as GT states it.</summary>
/// <param name="First">−1 where missing.</param>
/// <param name="Second">−1 where missing, or where there is one allele only.</param>
/// <param name="Ploidy">Alleles stated; 0 where all are missing.</param>
internal readonly record struct GenotypeText(int First, int Second, bool IsPhased, int Ploidy)
{
    /// <returns>False where the text is no genotype; an absent one counts as missing.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out GenotypeText genotype)
    {
        var (first, second, count, known, isPhased) = (-1, -1, 0, 0, false);
        while (text.Length > 0)
        {
            var end = text.IndexOfAny((byte)'/', (byte)'|');
            var part = end < 0 ? text : text[..end];
            if (end >= 0 && text[end] == (byte)'|') isPhased = true;
            text = end < 0 ? default : text[(end + 1)..];
            if (part.Length == 0 && count == 0 && end == 0) continue; // VCF 4.5 may put the phase of the first allele before it.
            var value = -1;
            if (part is not [(byte)'.'])
            {
                if (!System.Buffers.Text.Utf8Parser.TryParse(part, out value, out var used) || used != part.Length || value < 0)
                {
                    genotype = default;
                    return false;
                }

                known++;
            }

            if (count == 0) first = value;
            else if (count == 1) second = value;
            count++;
        }

        genotype = new GenotypeText(first, second, isPhased, known == 0 ? 0 : count);
        return true;
    }
}
