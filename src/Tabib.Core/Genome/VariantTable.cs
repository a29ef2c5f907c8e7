using System.Runtime.CompilerServices;
using System.Text;

namespace Tabib.Core.Genome;

/// <summary>The variants of a genotype file, in its order, as columns: about 10 bytes a variant and the bytes of its names.</summary>
public sealed class VariantTable
{
    private readonly Chromosome[] _chromosomes;
    private readonly VariantBlockColumns[] _blocks;

    internal VariantTable(Chromosome[] chromosomes, VariantBlockColumns[] blocks, int count)
    {
        _chromosomes = chromosomes;
        _blocks = blocks;
        Count = count;
    }

    public int Count { get; }

    /// <summary>In order of first appearance.</summary>
    public IReadOnlyList<Chromosome> Chromosomes => _chromosomes;

    /// <summary>Index into <see cref="Chromosomes"/>.</summary>
    public int ChromosomeIndex(int variant) => BlockOf(variant).Chromosome[variant & VariantBlockColumns.Mask];

    public Chromosome ChromosomeOf(int variant) => _chromosomes[ChromosomeIndex(variant)];

    /// <summary>0-based position of the first base of REF; -1 for VCF's telomere position 0.</summary>
    public int Start(int variant) => BlockOf(variant).Start[variant & VariantBlockColumns.Mask];

    /// <summary>1-based position as files have it.</summary>
    public int Position(int variant) => Start(variant) + 1;

    /// <summary>UTF-8; "." where the file has none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReadOnlySpan<byte> IdBytes(int variant)
    {
        var text = TextOf(variant);
        return text[..text.IndexOf((byte)'\t')];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReadOnlySpan<byte> ReferenceBytes(int variant)
    {
        var text = TextOf(variant);
        text = text[(text.IndexOf((byte)'\t') + 1)..];
        return text[..text.IndexOf((byte)'\t')];
    }

    /// <summary>All ALT alleles, parted by commas.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReadOnlySpan<byte> AlternateBytes(int variant)
    {
        var text = TextOf(variant);
        return text[(text.LastIndexOf((byte)'\t') + 1)..];
    }

    /// <param name="allele">1 for the first ALT.</param>
    public ReadOnlySpan<byte> AlternateBytes(int variant, int allele)
    {
        var alleles = AlternateBytes(variant);
        for (; allele > 1; allele--) alleles = alleles[(alleles.IndexOf((byte)',') + 1)..];
        var end = alleles.IndexOf((byte)',');
        return end < 0 ? alleles : alleles[..end];
    }

    /// <summary>Number of ALT alleles, at least 1.</summary>
    public int AlternateCount(int variant) => AlternateBytes(variant).Count((byte)',') + 1;

    public string Id(int variant) => Encoding.UTF8.GetString(IdBytes(variant));

    public string Reference(int variant) => Encoding.UTF8.GetString(ReferenceBytes(variant));

    public string Alternate(int variant) => Encoding.UTF8.GetString(AlternateBytes(variant));

    /// <summary>Whether the file says itself that REF may not be the reference's allele (PLINK 1 files never know).</summary>
    public bool IsReferenceProvisional(int variant) => BlockOf(variant).Provisional?[variant & VariantBlockColumns.Mask] ?? false;

    private VariantBlockColumns BlockOf(int variant) => _blocks[variant >> VariantBlockColumns.Bits];

    private ReadOnlySpan<byte> TextOf(int variant)
    {
        var block = BlockOf(variant);
        var index = variant & VariantBlockColumns.Mask;
        return block.Text.AsSpan(block.Offsets[index]..block.Offsets[index + 1]);
    }
}
