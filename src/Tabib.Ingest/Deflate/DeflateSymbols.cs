using System.Numerics;

namespace Tabib.Ingest.Deflate;

/// <summary>Lengths and distances as symbols with extra bits (RFC 1951 section 3.2.5).</summary>
internal static class DeflateSymbols
{
    public const int FirstLength = 257;

    private const int LongestMatch = 258;
    private const int NearDistances = 256;

    /// <summary>Symbol of a length, less <see cref="FirstLength"/>.</summary>
    public static readonly byte[] OfLength = MakeLengths();

    /// <summary>Where the lengths of a symbol begin, and how many extra bits they have; 32 of them, so that an index of five bits is one.</summary>
    public static readonly byte[] LengthExtra = new byte[32];
    public static readonly ushort[] LengthBase = new ushort[32];
    public static readonly byte[] DistanceExtra = new byte[32];
    public static readonly ushort[] DistanceBase = new ushort[32];

    private static readonly byte[] NearDistance = new byte[NearDistances];
    private static readonly byte[] FarDistance = new byte[NearDistances];

    static DeflateSymbols()
    {
        for (var symbol = 0; symbol < 29; symbol++)
        {
            LengthBase[symbol] = (ushort)(InflateSymbols.Literals[FirstLength + symbol] >> 16);
            LengthExtra[symbol] = (byte)(InflateSymbols.Literals[FirstLength + symbol] & 63);
        }

        for (var symbol = 0; symbol < 30; symbol++)
        {
            DistanceBase[symbol] = (ushort)(InflateSymbols.Distances[symbol] >> 16);
            DistanceExtra[symbol] = (byte)(InflateSymbols.Distances[symbol] & 63);
            for (var i = 0; i < 1 << DistanceExtra[symbol]; i++)
            {
                var distance = DistanceBase[symbol] - 1 + i;
                if (distance < NearDistances) NearDistance[distance] = (byte)symbol;
                else FarDistance[distance >> 7] = (byte)symbol;
            }
        }
    }

    /// <param name="distance">1 to 32,768.</param>
    public static int OfDistance(int distance) => distance <= NearDistances ? NearDistance[distance - 1] : FarDistance[(distance - 1) >> 7];

    private static byte[] MakeLengths()
    {
        var symbols = new byte[LongestMatch + 1];
        for (var length = 3; length < LongestMatch; length++)
        {
            var offset = length - 3;
            var bits = Math.Max(0, BitOperations.Log2((uint)Math.Max(1, offset)) - 2);
            symbols[length] = (byte)((4 * bits) + (offset >> bits));
        }

        symbols[LongestMatch] = 28;
        return symbols;
    }
}
