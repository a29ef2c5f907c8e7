using Tabib.Evidence.Association.Kernels;

namespace Tabib.Evidence.Association;

/// <summary>Packed genotypes of the variants of a batch that are hard calls and not sparse, as the kernel of sums takes them; the other places hold a stand-in.</summary>
internal sealed class DenseBatch
{
    private readonly ulong[][] _packed = new ulong[ColumnSums.Batch][];
    private readonly GenotypeWorth[] _copies = new GenotypeWorth[ColumnSums.Batch];
    private readonly GenotypeWorth[] _squares = new GenotypeWorth[ColumnSums.Batch];

    public ReadOnlySpan<ulong[]> Packed => _packed;

    public ReadOnlySpan<GenotypeWorth> Copies => _copies;

    public ReadOnlySpan<GenotypeWorth> Squares => _squares;

    /// <returns>False where no variant of the batch is of that kind.</returns>
    public bool Take(ReadOnlySpan<VariantData> batch)
    {
        VariantData? standIn = null;
        foreach (var variant in batch)
        {
            if (IsDense(variant)) standIn = variant;
        }

        if (standIn is null) return false;
        for (var i = 0; i < ColumnSums.Batch; i++)
        {
            var variant = i < batch.Length && IsDense(batch[i]) ? batch[i] : standIn;
            _packed[i] = variant.Genotypes.Packed;
            _copies[i] = variant.IsReversed ? GenotypeWorth.OtherCopies : GenotypeWorth.Copies;
            _squares[i] = variant.IsReversed ? GenotypeWorth.SquaredOtherCopies : GenotypeWorth.SquaredCopies;
        }

        return true;
    }

    public static bool IsDense(VariantData variant) => variant is { IsHardCalls: true, IsSparse: false };
}
