using System.Numerics;

namespace Tabib.Ingest.Deflate;

/// <summary>A table that gives, for the next bits of a stream, the symbol that they begin with (RFC 1951 section 3.2.2). Codes longer than the table's bits go on in sub-tables behind it.</summary>
/// <remarks>
/// An entry: bits 0 to 5, bits to drop, extra bits among them; bits 8 to 12, bits of the code alone, or of the sub-table; bits 16 to 31, one literal or two,
/// the base of a length or distance, or the start of the sub-table; and the marks below.
/// </remarks>
internal sealed class InflateTable(int tableBits, int size)
{
    public const uint Literal = 0x8000;

    /// <summary>Two literals, the first of them lower.</summary>
    public const uint Pair = 0x4000;
    public const uint Exceptional = 0x40;
    public const uint SubTable = 0x80;
    public const int LongestCode = 15;
    private const int LargestAlphabet = 288;

    private readonly ushort[] _sorted = new ushort[LargestAlphabet];

    /// <summary>The end of a block; with <see cref="SubTable"/> not set. Bits that begin no code have all payload bits set.</summary>
    public const uint Invalid = Exceptional | 0xFFFF_0000;

    public uint[] Entries { get; } = new uint[size];

    /// <param name="lengths">Of the code of each symbol; 0 for none.</param>
    /// <param name="symbols">The entry of each symbol without the bits of its code: payload, marks, and extra bits in bits 0 to 5.</param>
    /// <returns>False where the lengths make no code.</returns>
    public bool Build(ReadOnlySpan<byte> lengths, ReadOnlySpan<uint> symbols)
    {
        Span<int> counts = stackalloc int[LongestCode + 1];
        counts.Clear();
        foreach (var length in lengths) counts[length]++;
        counts[0] = 0;
        var longest = LongestCode;
        while (longest > 0 && counts[longest] == 0) longest--;
        if (longest == 0)
        {
            Entries.AsSpan(0, 1 << tableBits).Fill(Invalid | 1);
            return true;
        }

        var left = 1;
        for (var length = 1; length <= LongestCode; length++)
        {
            left = (left << 1) - counts[length];
            if (left < 0) return false;
        }

        // A single code of one bit is the only one that may leave bits without meaning.
        if (left > 0 && longest > 1) return false;
        if (left > 0) Entries.AsSpan(0, 1 << tableBits).Fill(Invalid | 1);
        Sort(lengths, counts);
        Fill(lengths, symbols, counts, longest);
        return true;
    }

    private void Sort(ReadOnlySpan<byte> lengths, ReadOnlySpan<int> counts)
    {
        Span<int> next = stackalloc int[LongestCode + 1];
        next[1] = 0;
        for (var length = 1; length < LongestCode; length++) next[length + 1] = next[length] + counts[length];
        for (var symbol = 0; symbol < lengths.Length; symbol++)
        {
            if (lengths[symbol] != 0) _sorted[next[lengths[symbol]]++] = (ushort)symbol;
        }
    }

    /// <summary>Codes in their order: a table for codes of n bits is that for n − 1 bits twice, with the new codes put in.</summary>
    private void Fill(ReadOnlySpan<byte> lengths, ReadOnlySpan<uint> symbols, Span<int> counts, int longest)
    {
        var table = Entries.AsSpan();
        var (code, at, bits) = (0u, 0, 0);
        var isWhole = longest > 1 || counts[1] == 2;
        while (bits < tableBits)
        {
            if (bits > 0) table[..(1 << bits)].CopyTo(table[(1 << bits)..]);
            bits++;
            for (var i = counts[bits]; i > 0; i--)
            {
                var entry = EntryOf(symbols[_sorted[at++]], bits);
                if (!isWhole)
                {
                    for (var place = 0; place < 1 << tableBits; place += 2) table[place] = entry;
                    return;
                }

                table[(int)code] = entry;
                if (!TryNext(ref code, bits))
                {
                    for (; bits < tableBits; bits++) table[..(1 << bits)].CopyTo(table[(1 << bits)..]);
                    return;
                }
            }
        }

        FillSubTables(lengths, symbols, counts, code, at, longest);
    }

    private void FillSubTables(ReadOnlySpan<byte> lengths, ReadOnlySpan<uint> symbols, Span<int> counts, uint code, int at, int longest)
    {
        var (prefix, start, subBits, end) = (uint.MaxValue, 0, 0, 1 << tableBits);
        var rootMask = (1u << tableBits) - 1;
        while (true)
        {
            int length = lengths[_sorted[at]];
            if ((code & rootMask) != prefix)
            {
                prefix = code & rootMask;
                start = end;
                subBits = length - tableBits;
                for (var left = 1 << subBits; subBits + tableBits < longest; subBits++, left <<= 1)
                {
                    left -= counts[subBits + tableBits];
                    if (left <= 0) break;
                }

                end += 1 << subBits;
                Entries[prefix] = ((uint)start << 16) | ((uint)subBits << 8) | SubTable | Exceptional | (uint)tableBits;
            }

            var entry = EntryOf(symbols[_sorted[at++]], length - tableBits);
            for (var place = (int)(code >> tableBits); place < 1 << subBits; place += 1 << (length - tableBits)) Entries[start + place] = entry;
            counts[length]--;
            if (!TryNext(ref code, length)) return;
        }
    }

    /// <summary>Makes one entry of two literals whose codes fit into the table's bits together.</summary>
    public void JoinLiterals()
    {
        var table = Entries.AsSpan(0, 1 << tableBits);

        // From above: the entry of what follows the first code stands lower, and is still single.
        for (var place = table.Length - 1; place >= 0; place--)
        {
            var first = table[place];
            if ((first & Literal) == 0) continue;
            var used = (int)first & 63;
            var second = table[place >> used];
            var both = used + ((int)second & 63);
            if ((second & Literal) == 0 || both > tableBits) continue;
            table[place] = (first & 0x00FF_0000) | ((second & 0x00FF_0000) << 8) | Literal | Pair | (uint)both;
        }
    }

    private static uint EntryOf(uint symbol, int codeBits) => symbol + (uint)codeBits + ((uint)codeBits << 8);

    /// <summary>The next code of the same length in canonical order; codes are kept with their first bit lowest. A longer code begins with it and zeros.</summary>
    /// <returns>False behind the last code of all.</returns>
    private static bool TryNext(ref uint code, int bits)
    {
        var unset = code ^ ((1u << bits) - 1);
        if (unset == 0) return false;
        var highest = 1u << BitOperations.Log2(unset);
        code = (code & (highest - 1)) | highest;
        return true;
    }
}
