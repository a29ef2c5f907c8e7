namespace Tabib.Record.Genotypes;

/// <summary>Two-bit codes of the first ALT allele of many variants, four a byte, and the alleles themselves where there are several.</summary>
internal sealed class MemoryGenotypes(int sampleCount)
{
    private const int ChunkShift = 16;

    private readonly List<byte[]> _chunks = [];
    private readonly Dictionary<int, short[]> _alleles = [];

    public int SampleCount => sampleCount;

    public int BytesPerVariant { get; } = (sampleCount + 3) / 4;

    public int Count { get; private set; }

    public long Bytes => ((long)_chunks.Count << ChunkShift) * BytesPerVariant;

    /// <param name="codes">Of one variant.</param>
    /// <param name="alleles">Two for each sample, where the variant has several ALT alleles; else empty.</param>
    public void Add(ReadOnlySpan<byte> codes, ReadOnlySpan<short> alleles)
    {
        if (Count >> ChunkShift == _chunks.Count) _chunks.Add(new byte[checked(BytesPerVariant << ChunkShift)]);
        if (!alleles.IsEmpty) _alleles.Add(Count, alleles.ToArray());
        codes.CopyTo(_chunks[^1].AsSpan((Count & ((1 << ChunkShift) - 1)) * BytesPerVariant));
        Count++;
    }

    public ReadOnlySpan<byte> CodesOf(int variant) => _chunks[variant >> ChunkShift].AsSpan((variant & ((1 << ChunkShift) - 1)) * BytesPerVariant, BytesPerVariant);

    /// <summary>Null where there is one ALT allele.</summary>
    public short[]? AllelesOf(int variant) => _alleles.GetValueOrDefault(variant);
}
