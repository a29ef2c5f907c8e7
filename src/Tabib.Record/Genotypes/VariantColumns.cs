using Tabib.Core.Genome;
using Tabib.Ingest;
using Tabib.Ingest.Plink;

namespace Tabib.Record.Genotypes;

/// <summary>Selected variants that follow each other: their indexes, and the first eight columns of their lines in a VCF.</summary>
internal sealed class VariantColumns
{
    private readonly ByteBuffer _text = new();
    private readonly List<int> _ends = [];
    private readonly List<int> _variants = [];

    public int Count => _variants.Count;

    public int Variant(int index) => _variants[index];

    public ReadOnlySpan<byte> this[int index] => _text.Written[(index == 0 ? 0 : _ends[index - 1]).._ends[index]];

    /// <summary>Goes through the .pvar beside the selection, a block at a time.</summary>
    public static IEnumerable<VariantColumns> Of(GenotypeStore store, int blockSize)
    {
        using var text = new PvarText(store.Files[1]);
        var next = 0;
        for (var from = 0; from < store.Selected.Length; from += blockSize)
        {
            var block = new VariantColumns();
            for (var i = from; i < Math.Min(from + blockSize, store.Selected.Length); i++)
            {
                for (; next < store.Selected[i]; next++) text.Next(out _);
                next++;
                if (text.Next(out var line)) block.Add(store.Selected[i], store.Variants.ChromosomeOf(store.Selected[i]), line, store.Variants.IsReferenceProvisional(store.Selected[i]));
            }

            yield return block;
        }
    }

    /// <summary>In a VCF the pseudo-autosomal regions are part of X.</summary>
    internal static string NameOf(Chromosome chromosome) =>
        chromosome.Kind != ChromosomeKind.PseudoAutosomal ? chromosome.Name : chromosome.Name.StartsWith("chr", StringComparison.OrdinalIgnoreCase) ? "chrX" : "X";

    private void Add(int variant, Chromosome chromosome, in PvarLine line, bool isProvisional)
    {
        if (chromosome.Kind == ChromosomeKind.PseudoAutosomal) _text.Append(NameOf(chromosome).StartsWith('c') ? "chrX"u8 : "X"u8);
        else _text.Append(line.Chromosome);
        _text.Append((byte)'\t');
        _text.AppendNumber(line.Position);
        Append(line.Id);
        Append(line.Reference);
        Append(line.Alternate);
        Append(line.Quality);
        Append(line.Filter);
        Append(line.Info is [(byte)'.'] && isProvisional ? "PR"u8 : line.Info);
        if (isProvisional && line.Info is not [(byte)'.'] && !line.HasProvisionalFlag) _text.Append(";PR"u8);
        _ends.Add(_text.Length);
        _variants.Add(variant);
    }

    private void Append(ReadOnlySpan<byte> text)
    {
        _text.Append((byte)'\t');
        _text.Append(text);
    }
}
