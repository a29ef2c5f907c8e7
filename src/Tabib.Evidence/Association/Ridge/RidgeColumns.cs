using Tabib.Core.Genome;

namespace Tabib.Evidence.Association.Ridge;

/// <summary>Reads the genotypes of a block as standardised columns; one for each thread, used again and again.</summary>
internal sealed class RidgeColumns(RidgeDesign design, GenotypeReader reader, int sampleCountOfSet)
{
    private readonly GenotypeBuffer _all = new(sampleCountOfSet);
    private readonly GenotypeBuffer _own = new(design.Samples.Count);

    /// <summary>Numbers from one column to the next.</summary>
    public int Stride { get; } = design.Layout.Length + 16;

    public double[] Data { get; } = new double[(design.Layout.Length + 16) * (long)design.Options.BlockSize];

    public void Read(RidgeBlock block)
    {
        for (var j = 0; j < block.Variants.Length; j++)
        {
            reader.Read(block.Variants[j], 1, _all);
            var genotypes = design.Samples.Compact(_all, _own);
            genotypes.Densify();
            var column = Data.AsSpan(j * Stride, design.Layout.Length);
            Fill(genotypes, column);
            design.Standardise(column);
        }
    }

    /// <summary>Copies of the allele less their mean; 0, the mean, where missing.</summary>
    private void Fill(GenotypeBuffer genotypes, Span<double> column)
    {
        column.Clear();
        var places = design.Layout.Places;
        var (sum, called) = (0.0, 0);
        for (var i = 0; i < places.Length; i++)
        {
            var copies = CopiesOf(genotypes, i);
            if (copies < 0) continue;
            sum += copies;
            called++;
        }

        var mean = called == 0 ? 0 : sum / called;
        for (var i = 0; i < places.Length; i++)
        {
            var copies = CopiesOf(genotypes, i);
            column[places[i]] = copies < 0 ? 0 : copies - mean;
        }
    }

    /// <returns>-1 where missing.</returns>
    private static double CopiesOf(GenotypeBuffer genotypes, int sample)
    {
        if (genotypes.HasDosage)
        {
            var dosage = genotypes.Dosages[sample];
            return dosage == GenotypeBuffer.MissingDosage ? -1 : dosage / (double)GenotypeBuffer.DosagePerCopy;
        }

        var code = (int)(genotypes.Packed[sample / GenotypeBuffer.SamplesPerWord] >> (sample % GenotypeBuffer.SamplesPerWord * 2)) & 3;
        return code == 3 ? -1 : code;
    }
}
