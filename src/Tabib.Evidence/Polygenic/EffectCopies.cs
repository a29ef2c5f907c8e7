using Tabib.Core.Genome;

namespace Tabib.Evidence.Polygenic;

/// <summary>Copies of an effect allele where codes alone do not say them: dosages, several ALT alleles, chromosomes of which there is one copy.</summary>
internal sealed class EffectCopies(ScoreTarget target)
{
    private readonly double[] _copies = new double[target.Samples.Count];

    public bool HasMissing { get; private set; }

    /// <summary>NaN where the genotype is missing; halves where a chromosome of one copy is called heterozygous.</summary>
    public double this[int sample] => _copies[sample];

    /// <param name="allele">0 REF, 1 the first ALT.</param>
    /// <returns>The allele's frequency.</returns>
    public double Read(GenotypeBlock block, in GenotypeRow row, int allele)
    {
        HasMissing = false;
        var frequency = 0.0;
        var (first, last) = allele > 0 ? (allele, allele) : (1, target.Variants.AlternateCount(row.Variant));
        Array.Clear(_copies);
        for (var alternate = first; alternate <= last; alternate++)
        {
            var genotypes = block.ReadAgain(row.Variant, alternate);
            frequency += block.FrequencyOf(row.Variant, alternate, row.Kind);
            for (var sample = 0; sample < _copies.Length; sample++) _copies[sample] += CopiesOf(genotypes, sample);
        }

        var scale = row.Kind is ChromosomeKind.Y or ChromosomeKind.Mitochondrial ? 0.5 : 1;
        for (var sample = 0; sample < _copies.Length; sample++)
        {
            HasMissing |= double.IsNaN(_copies[sample]);
            _copies[sample] = scale * (allele > 0 ? _copies[sample] : 2 - _copies[sample]);
        }

        return allele > 0 ? frequency : 1 - frequency;
    }

    private static double CopiesOf(GenotypeBuffer genotypes, int sample)
    {
        if (genotypes.HasDosage) return genotypes.Dosages[sample] == GenotypeBuffer.MissingDosage ? double.NaN : genotypes.Dosages[sample] / (double)GenotypeBuffer.DosagePerCopy;
        var code = genotypes.CodeOf(sample);
        return code == 3 ? double.NaN : code;
    }
}
