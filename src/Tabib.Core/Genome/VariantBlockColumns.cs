namespace Tabib.Core.Genome;

/// <summary>Columns of up to 65,536 variants of a <see cref="VariantTable"/>: tables grow by such blocks, so that none is ever copied.</summary>
/// <param name="Offsets">Where the names of each variant begin, and behind them where the last end.</param>
/// <param name="Text">Of each variant id, tab, REF, tab, ALT alleles parted by commas.</param>
/// <param name="Provisional">Whether REF may not be the reference's allele; null where it is of all.</param>
internal sealed record VariantBlockColumns(ushort[] Chromosome, int[] Start, int[] Offsets, byte[] Text, bool[]? Provisional)
{
    public const int Bits = 16;
    public const int Size = 1 << Bits;
    public const int Mask = Size - 1;
}
