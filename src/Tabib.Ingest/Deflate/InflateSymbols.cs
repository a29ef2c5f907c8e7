namespace Tabib.Ingest.Deflate;

/// <summary>What the symbols of deflate mean (RFC 1951 section 3.2.5), as entries of an <see cref="InflateTable"/> without their codes.</summary>
internal static class InflateSymbols
{
    /// <summary>Symbol that ends a block.</summary>
    public const int EndOfBlock = 256;

    public const int LiteralCount = 288;
    public const int DistanceCount = 32;
    public const int CodeLengthCount = 19;

    public static readonly uint[] Literals = MakeLiterals();
    public static readonly uint[] Distances = MakeDistances();
    public static readonly uint[] CodeLengths = MakeCodeLengths();

    /// <summary>The order in which the lengths of the code of code lengths stand (section 3.2.7).</summary>
    public static ReadOnlySpan<byte> CodeLengthOrder => [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    private static uint[] MakeLiterals()
    {
        var entries = new uint[LiteralCount];
        for (var i = 0u; i < EndOfBlock; i++) entries[i] = InflateTable.Literal | (i << 16);
        entries[EndOfBlock] = InflateTable.Exceptional;
        var length = 3u;
        for (var symbol = 257; symbol < 285; symbol++)
        {
            var extra = symbol < 265 ? 0 : (symbol - 261) / 4;
            entries[symbol] = (length << 16) | (uint)extra;
            length += 1u << extra;
        }

        entries[285] = 258u << 16;
        entries[286] = entries[287] = InflateTable.Invalid;
        return entries;
    }

    private static uint[] MakeDistances()
    {
        var entries = new uint[DistanceCount];
        var distance = 1u;
        for (var symbol = 0; symbol < 30; symbol++)
        {
            var extra = symbol < 4 ? 0 : (symbol / 2) - 1;
            entries[symbol] = (distance << 16) | (uint)extra;
            distance += 1u << extra;
        }

        entries[30] = entries[31] = InflateTable.Invalid;
        return entries;
    }

    private static uint[] MakeCodeLengths()
    {
        var entries = new uint[CodeLengthCount];
        for (var i = 0u; i < CodeLengthCount; i++) entries[i] = i << 16;
        return entries;
    }
}
