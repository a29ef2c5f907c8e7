using Tabib.Evidence.Association;
using Tabib.Record.Genotypes;

namespace Tabib.App.Association;

/// <summary>What the work takes beyond the program: told before it starts.</summary>
internal static class AssociationMemory
{
    /// <summary>Copies of the design that a model and each thread hold: the orthonormal columns by column, by row and in single precision; on a thread those of one variant's fit.</summary>
    private const int SharedCopies = 4;
    private const int ThreadCopies = 2;

    /// <summary>Bytes of a trait's summary and of the blocks of text that wait.</summary>
    private const long PerTrait = 8L << 20;

    public static long Least(GenotypeStore store, AssociationInputs inputs, int threads)
    {
        long columns = inputs.Covariates.Count + inputs.Traits.Count + 4;
        var design = columns * store.Samples.Count * sizeof(double);
        var scans = inputs.Loco is null ? 1 : ChromosomeScans.MostKept;
        var binary = inputs.Options.Model == AssociationModel.Linear ? 1 : inputs.Traits.Count;
        return (design * ((SharedCopies * scans * binary) + (ThreadCopies * threads * binary))) + (inputs.Traits.Count * PerTrait);
    }
}
