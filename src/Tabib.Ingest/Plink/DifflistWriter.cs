namespace Tabib.Ingest.Plink;

/// <summary>Writes lists of samples, or of samples and two-bit codes (specification, section 2.3.1).</summary>
internal sealed class DifflistWriter(int sampleCount)
{
    private const int GroupSize = 64;

    private readonly int _width = Difflist.IdWidth(sampleCount);

    /// <summary>Longest list with codes that readers take.</summary>
    public int MostWithCodes => (sampleCount / 8) - 1;

    /// <summary>Longest list with codes beside two codes that are told by bits.</summary>
    public int MostBesideBits => (sampleCount / 16) - 1;

    /// <summary>Longest list without codes that readers take.</summary>
    public int MostWithoutCodes => (sampleCount / 9) - 1;

    /// <summary>About how many bytes a list takes.</summary>
    public int Estimate(int count, bool hasCodes) =>
        count == 0 ? 1 : 2 + ((count + GroupSize - 1) / GroupSize * (_width + 1)) + (hasCodes ? (count + 3) / 4 : 0) + (sampleCount / count > 90 ? 2 * count : count);

    /// <param name="samples">Ascending.</param>
    /// <param name="codes">One for each sample, or empty.</param>
    public void Write(ReadOnlySpan<int> samples, ReadOnlySpan<byte> codes, RecordBytes bytes)
    {
        bytes.Varint((uint)samples.Length);
        if (samples.IsEmpty) return;
        var groups = (samples.Length + GroupSize - 1) / GroupSize;
        for (var group = 0; group < groups; group++) bytes.Number((uint)samples[group * GroupSize], _width);
        var sizes = bytes.Length;
        bytes.Reserve(groups - 1);
        if (!codes.IsEmpty) WriteCodes(codes, bytes.Reserve((codes.Length + 3) / 4));
        for (var group = 0; group < groups; group++)
        {
            var start = bytes.Length;
            var end = Math.Min((group + 1) * GroupSize, samples.Length);
            for (var i = (group * GroupSize) + 1; i < end; i++) bytes.Varint((uint)(samples[i] - samples[i - 1]));
            if (group < groups - 1) bytes.At(sizes + group, 1)[0] = (byte)(bytes.Length - start - (GroupSize - 1));
        }
    }

    private static void WriteCodes(ReadOnlySpan<byte> codes, Span<byte> packed)
    {
        packed.Clear();
        for (var i = 0; i < codes.Length; i++) packed[i >> 2] |= (byte)(codes[i] << ((i & 3) * 2));
    }
}
