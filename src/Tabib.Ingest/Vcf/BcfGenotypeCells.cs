using System.Buffers.Binary;

namespace Tabib.Ingest.Vcf;

/// <summary>The commonest form of genotypes, of text to binary: nothing but GT, diploid, alleles of one digit or missing. Two bytes a sample (BCF 2.2 section 6.3.3).</summary>
internal static class BcfGenotypeCells
{
    private const int Width = 4;
    private const byte None = 0xFF;

    private static readonly byte[] OfAllele = MakeAlleles();

    /// <param name="samples">All sample columns, parted by tabs.</param>
    /// <param name="target">Two bytes a sample.</param>
    /// <returns>False where any sample deviates from the form; then the target holds nothing.</returns>
    public static bool TryEncode(ReadOnlySpan<byte> samples, int count, Span<byte> target)
    {
        if (count == 0 || samples.Length != (Width * count) - 1) return false;
        var alleles = OfAllele;
        for (var i = 0; i < count - 1; i++)
        {
            var cell = BinaryPrimitives.ReadUInt32LittleEndian(samples[(i * Width)..]);
            if (cell >> 24 != '\t' || !TryCell(alleles, cell, target[(2 * i)..])) return false;
        }

        var last = samples[((count - 1) * Width)..];
        return TryCell(alleles, last[0] | ((uint)last[1] << 8) | ((uint)last[2] << 16), target[(2 * (count - 1))..]);
    }

    private static bool TryCell(byte[] alleles, uint cell, Span<byte> target)
    {
        var (first, second, sign) = (alleles[(byte)cell], alleles[(byte)(cell >> 16)], (byte)(cell >> 8));
        var phase = sign == '|' ? 1u : 0;
        BinaryPrimitives.WriteUInt16LittleEndian(target, (ushort)(first | ((second | phase) << 8)));
        return first != None && second != None && sign is (byte)'/' or (byte)'|';
    }

    private static byte[] MakeAlleles()
    {
        var table = new byte[256];
        Array.Fill(table, None);
        table['.'] = 0;
        for (var i = 0; i <= 9; i++) table['0' + i] = (byte)((i + 1) << 1);
        return table;
    }
}
