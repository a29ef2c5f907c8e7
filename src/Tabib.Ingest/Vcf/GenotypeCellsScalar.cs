using System.Buffers.Binary;

namespace Tabib.Ingest.Vcf;

/// <summary>The path without vectors of <see cref="GenotypeCells"/>.</summary>
internal static class GenotypeCellsScalar
{
    /// <param name="cells">Whole groups.</param>
    /// <returns>Groups before the first that deviates.</returns>
    public static int Pack(ReadOnlySpan<byte> cells, Span<ulong> packed, Span<uint> phased, Span<uint> swapped)
    {
        var groups = cells.Length / (GenotypeCells.Group * GenotypeCells.Width);
        for (var group = 0; group < groups; group++)
        {
            var (codes, bits, turned) = (0UL, 0u, 0u);
            for (var i = 0; i < GenotypeCells.Group; i++)
            {
                var cell = BinaryPrimitives.ReadUInt32LittleEndian(cells[(((group * GenotypeCells.Group) + i) * GenotypeCells.Width)..]);
                if (!GenotypeCells.TryCode(cell, out var code, out var isPhased)) return group;
                codes |= (ulong)code << (2 * i);
                bits |= isPhased << i;
                turned |= (cell & 1 & ~(cell >> 16)) << i;
            }

            packed[group] = codes;
            phased[group] = bits;
            swapped[group] = turned;
        }

        return groups;
    }
}
