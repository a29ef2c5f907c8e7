namespace Tabib.Ingest.Vcf;

/// <summary>Genotypes of BCF: an allele is (index + 1) twice, plus one where it is phased with the allele before it; 0 is missing (BCF 2.2 section 6.3.3).</summary>
internal static class BcfGenotypes
{
    /// <summary>Unphased or phased 0 and 1, and missing, as one byte: the values of the commonest form.</summary>
    private const int LargestPlain = 5;

    /// <param name="count">Alleles that each sample has room for.</param>
    /// <returns>The first sample whose genotype cannot be; −1 where all can.</returns>
    public static int Read(ReadOnlySpan<byte> values, int type, int count, int alleles, VcfGenotypes genotypes)
    {
        if (type == BcfTypes.Int8 && count == 2 && alleles >= 2 && TryPack(values, genotypes)) return -1;
        genotypes.Begin(VcfGenotypeForm.General);
        var fault = -1;
        var size = BcfTypes.SizeOf(type);
        for (var sample = 0; sample < genotypes.SampleCount; sample++)
        {
            if (type is BcfTypes.Int8 or BcfTypes.Int16 or BcfTypes.Int32 && ReadOne(values.Slice(sample * count * size, count * size), type, alleles, genotypes, sample)) continue;
            genotypes.Set(sample, VcfGenotypes.Missing, VcfGenotypes.Missing, 2, false);
            if (fault < 0) fault = sample;
        }

        return fault;
    }

    private static bool ReadOne(ReadOnlySpan<byte> values, int type, int alleles, VcfGenotypes genotypes, int sample)
    {
        var (first, second, ploidy, isPhased) = (VcfGenotypes.Absent, VcfGenotypes.Absent, 0, true);
        var size = BcfTypes.SizeOf(type);
        for (; values.Length > 0; values = values[size..])
        {
            var value = BcfTypes.ReadInteger(values, type);
            if (value == BcfTypes.MissingInt32 + BcfTypes.EndAboveMissing) break;
            var allele = value == BcfTypes.MissingInt32 ? -1 : (value >> 1) - 1;
            if (allele >= alleles || allele < -1) return false;
            if (ploidy == 0) first = (short)allele;
            else if (ploidy == 1) second = (short)allele;
            if (ploidy > 0) isPhased &= (value & 1) != 0;
            ploidy++;
        }

        if (ploidy == 0) (first, ploidy) = (VcfGenotypes.Missing, 1);
        genotypes.Set(sample, first, second, ploidy, isPhased && ploidy > 1);
        return true;
    }

    /// <returns>False where a sample is not diploid with alleles 0 and 1 or wholly missing.</returns>
    private static bool TryPack(ReadOnlySpan<byte> values, VcfGenotypes genotypes)
    {
        genotypes.Begin(VcfGenotypeForm.None);
        for (var sample = 0; sample < genotypes.SampleCount; sample++)
        {
            int first = values[sample * 2], second = values[(sample * 2) + 1];
            if (first > LargestPlain || second > LargestPlain) return false;
            var (a, b) = ((first >> 1) - 1, (second >> 1) - 1);
            if (a < 0 != b < 0) return false;
            var code = a < 0 ? 3 : a + b;
            genotypes.Packed[sample >> 5] |= (ulong)code << ((sample & 31) * 2);
            genotypes.Phased[sample >> 6] |= (ulong)(second & 1) << (sample & 63);
            genotypes.Swapped[sample >> 6] |= (a > b ? 1UL : 0) << (sample & 63);
        }

        genotypes.Begin(VcfGenotypeForm.Biallelic);
        return true;
    }
}
