using System.Runtime.CompilerServices;
using System.Text;

namespace Tabib.Core.Genome;

/// <summary>The variants of a genotype file, in its order, as columns: about 10 bytes a variant and the bytes of its names.</summary>
public sealed class VariantTable
{
    private readonly Chromosome[] _chromosomes;
    private readonly ushort[] _chromosome;
    private readonly int[] _start;
    private readonly int[] _offset;
    private readonly byte[] _text;
    private readonly bool[]? _provisional;

    internal VariantTable(Chromosome[] chromosomes, ushort[] chromosome, int[] start, int[] offset, byte[] text, bool[]? provisional)
    {
        _chromosomes = chromosomes;
        _chromosome = chromosome;
        _start = start;
        _offset = offset;
        _text = text;
        _provisional = provisional;
    }

    public int Count => _start.Length;

    /// <summary>In order of first appearance.</summary>
    public IReadOnlyList<Chromosome> Chromosomes => _chromosomes;

    /// <summary>Index into <see cref="Chromosomes"/>.</summary>
    public int ChromosomeIndex(int variant) => _chromosome[variant];

    public Chromosome ChromosomeOf(int variant) => _chromosomes[_chromosome[variant]];

    /// <summary>0-based position of the first base of REF; -1 for VCF's telomere position 0.</summary>
    public int Start(int variant) => _start[variant];

    /// <summary>1-based position as files have it.</summary>
    public int Position(int variant) => _start[variant] + 1;

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
    public bool IsReferenceProvisional(int variant) => _provisional?[variant] ?? false;

    private ReadOnlySpan<byte> TextOf(int variant) => _text.AsSpan(_offset[variant], _offset[variant + 1] - _offset[variant]);
}
