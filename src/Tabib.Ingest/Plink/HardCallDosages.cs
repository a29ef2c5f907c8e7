using System.Runtime.InteropServices;
using Tabib.Core.Genome;

namespace Tabib.Ingest.Plink;

/// <summary>Dosages of two-bit codes: four at a time by a table.</summary>
internal static class HardCallDosages
{
    private static readonly ulong[] OfFour = MakeTable();

    /// <param name="dosages">32 for each word.</param>
    public static void Expand(ReadOnlySpan<ulong> words, Span<ushort> dosages)
    {
        var target = MemoryMarshal.Cast<ushort, ulong>(dosages);
        var table = OfFour;
        foreach (var code in MemoryMarshal.AsBytes(words))
        {
            target[0] = table[code];
            target = target[1..];
        }
    }

    private static ulong[] MakeTable()
    {
        ReadOnlySpan<ushort> values = [0, GenotypeBuffer.DosagePerCopy, 2 * GenotypeBuffer.DosagePerCopy, GenotypeBuffer.MissingDosage];
        var table = new ulong[256];
        for (var i = 0; i < table.Length; i++)
            for (var k = 0; k < 4; k++) table[i] |= (ulong)values[(i >> (2 * k)) & 3] << (16 * k);
        return table;
    }
}
