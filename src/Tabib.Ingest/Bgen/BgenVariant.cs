using System.Buffers.Binary;

namespace Tabib.Ingest.Bgen;

/// <summary>What a variant block says before its probabilities; looked at in place.</summary>
public readonly ref struct BgenVariant
{
    private readonly ReadOnlySpan<byte> _alleles;

    /// <param name="bytes">A whole variant, its lengths already held to be inside.</param>
    internal BgenVariant(ReadOnlySpan<byte> bytes, int layout)
    {
        if (layout == 1) bytes = bytes[4..];
        VariantId = Text(ref bytes);
        Rsid = Text(ref bytes);
        Chromosome = Text(ref bytes);
        Position = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        bytes = bytes[4..];
        AlleleCount = 2;
        if (layout == 2)
        {
            AlleleCount = BinaryPrimitives.ReadUInt16LittleEndian(bytes);
            bytes = bytes[2..];
        }

        _alleles = bytes;
        for (var i = 0; i < AlleleCount; i++) bytes = bytes[(4 + (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes))..];
        Data = bytes;
    }

    public ReadOnlySpan<byte> VariantId { get; }

    public ReadOnlySpan<byte> Rsid { get; }

    public ReadOnlySpan<byte> Chromosome { get; }

    /// <summary>1-based.</summary>
    public uint Position { get; }

    public int AlleleCount { get; }

    internal ReadOnlySpan<byte> Data { get; }

    /// <param name="index">0 for the first.</param>
    public ReadOnlySpan<byte> Allele(int index)
    {
        var bytes = _alleles;
        for (; index > 0; index--) bytes = bytes[(4 + (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes))..];
        return bytes.Slice(4, (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes));
    }

    private static ReadOnlySpan<byte> Text(scoped ref ReadOnlySpan<byte> bytes)
    {
        var text = bytes.Slice(2, BinaryPrimitives.ReadUInt16LittleEndian(bytes));
        bytes = bytes[(2 + text.Length)..];
        return text;
    }
}
