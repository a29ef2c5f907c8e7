namespace Tabib.Core.Kernels;

/// <summary>Turns matrices of bits: rows become columns.</summary>
/// <remarks>Swapping of ever larger blocks: H. S. Warren, Hacker's Delight, 2nd edition, section 7-3.</remarks>
public static class BitTranspose
{
    /// <summary>Turns a 64x64 matrix: bit j of word i becomes bit i of word j.</summary>
    public static void Turn64(Span<ulong> words)
    {
        words = words[..64];
        var mask = 0x0000_0000_FFFF_FFFFUL;
        for (var distance = 32; distance > 0; distance >>= 1, mask ^= mask << distance)
        {
            for (var first = 0; first < 64; first = (first + distance + 1) & ~distance)
            {
                var swapped = ((words[first] >> distance) ^ words[first + distance]) & mask;
                words[first] ^= swapped << distance;
                words[first + distance] ^= swapped;
            }
        }
    }

    /// <summary>Turns an 8x8 matrix whose rows are the bytes.</summary>
    public static ulong Turn8(ulong bits)
    {
        var swapped = (bits ^ (bits >> 7)) & 0x00AA_00AA_00AA_00AA;
        bits ^= swapped ^ (swapped << 7);
        swapped = (bits ^ (bits >> 14)) & 0x0000_CCCC_0000_CCCC;
        bits ^= swapped ^ (swapped << 14);
        swapped = (bits ^ (bits >> 28)) & 0x0000_0000_F0F0_F0F0;
        return bits ^ swapped ^ (swapped << 28);
    }
}
