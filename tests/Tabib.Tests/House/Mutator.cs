namespace Tabib.Tests.House;

/// <summary>Makes new inputs from good ones: flips, cuts, repeats, splices and puts in values that parsers trip over. The same seed gives the same inputs.</summary>
internal sealed class Mutator(byte[][] seeds, ulong seed)
{
    private const int MaximumLength = 1 << 20;

    private static readonly byte[][] Awkward =
    [
        [0], [0xFF], [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xEF, 0xBB, 0xBF], "{"u8.ToArray(), "["u8.ToArray(), "\""u8.ToArray(), "\\u0000"u8.ToArray(),
        "-"u8.ToArray(), "1e999"u8.ToArray(), "99999999999999999999"u8.ToArray(), "null"u8.ToArray(), "\r\n"u8.ToArray(), "\t"u8.ToArray(), ","u8.ToArray(),
        "|"u8.ToArray(), "^"u8.ToArray(), "("u8.ToArray(), "."u8.ToArray(), "/"u8.ToArray(), "0000-99-99T99:99:99Z"u8.ToArray(),
    ];

    private ulong _state = seed;

    public byte[] Next()
    {
        var input = seeds[Below(seeds.Length)].ToArray();
        for (var rounds = 1 + Below(6); rounds > 0; rounds--) input = Mutate(input);
        return input.Length > MaximumLength ? input[..MaximumLength] : input;
    }

    private byte[] Mutate(byte[] input)
    {
        if (input.Length == 0) return Awkward[Below(Awkward.Length)];
        var at = Below(input.Length);
        var length = Math.Min(input.Length - at, 1 + Below(64));
        switch (Below(7))
        {
            case 0:
                input[at] ^= (byte)(1 << Below(8));
                return input;
            case 1:
                input[at] = (byte)Below(256);
                return input;
            case 2:
                return [.. input[..at], .. input[(at + length)..]];
            case 3:
                return input[..at];
            case 4:
                return [.. input[..(at + length)], .. Enumerable.Repeat(input[at..(at + length)], 1 + Below(50)).SelectMany(part => part), .. input[(at + length)..]];
            case 5:
                var other = seeds[Below(seeds.Length)];
                return [.. input[..at], .. other[Below(other.Length + 1)..]];
            default:
                return [.. input[..at], .. Awkward[Below(Awkward.Length)], .. input[at..]];
        }
    }

    /// <summary>SplitMix64 (Steele, Lea and Flood 2014).</summary>
    private int Below(int limit)
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return limit == 0 ? 0 : (int)((mixed ^ (mixed >> 31)) % (ulong)limit);
    }
}
