using Tabib.Core.Genome;
using Tabib.Ingest.PolygenicScores;

namespace Tabib.Evidence.Polygenic;

/// <summary>Called copies of effect alleles and missing alleles of one sample in one number, so that one sum carries both: copies in units of 1/16,384 in the lower 40 bits, missing alleles above.</summary>
internal static class AlleleTally
{
    private const int Shift = 40;

    public static long OfCopies(WeightModel model, double copies) => FixedWeights.Round(WeightValue.Copies(model, copies) * GenotypeBuffer.DosagePerCopy);

    public static long OfCopies(WeightModel model, int copies) => (long)WeightValue.Copies(model, copies) * GenotypeBuffer.DosagePerCopy;

    public static long OfMissing(int alleles) => (long)alleles << Shift;

    public static double Copies(long tally) => (tally & ((1L << Shift) - 1)) / (double)GenotypeBuffer.DosagePerCopy;

    public static long Missing(long tally) => tally >> Shift;
}
