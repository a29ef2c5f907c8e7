using System.Globalization;
using System.Text;
using Tabib.Evidence.Pharmacogenomics.Facts;

namespace Tabib.Tests.Evidence.Pharmacogenomics;

/// <summary>Makes VCF files of named alleles.</summary>
internal sealed class PgxVcf
{
    private readonly StringBuilder _text = new("##fileformat=VCFv4.2\n##FORMAT=<ID=GT,Number=1,Type=String,Description=\"Genotype\">\n##FORMAT=<ID=PS,Number=1,Type=Integer,Description=\"Phase set\">\n##FORMAT=<ID=AD,Number=R,Type=Integer,Description=\"Depths\">\n##FORMAT=<ID=DP,Number=1,Type=Integer,Description=\"Depth\">\n##FORMAT=<ID=MIN_DP,Number=1,Type=Integer,Description=\"Depth\">\n##FORMAT=<ID=GQ,Number=1,Type=Integer,Description=\"Quality\">\n##INFO=<ID=END,Number=1,Type=Integer,Description=\"End\">\n");

    public PgxVcf(IReadOnlyList<string> samples) => _text.Append("#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t").AppendJoin('\t', samples).Append('\n');

    public PgxVcf Row(string contig, int place, string reference, string alternates, string format, params string[] cells)
    {
        _text.Append(CultureInfo.InvariantCulture, $"{contig}\t{place}\t.\t{reference}\t{alternates}\t.\t.\t.\t{format}\t").AppendJoin('\t', cells).Append('\n');
        return this;
    }

    public PgxVcf Block(string contig, int from, int to, string cell)
    {
        _text.Append(CultureInfo.InvariantCulture, $"{contig}\t{from}\t.\tN\t<NON_REF>\t.\t.\tEND={to}\tGT:MIN_DP:GQ\t{cell}\n");
        return this;
    }

    /// <summary>All positions of a gene, one cell a position.</summary>
    public PgxVcf Gene(GeneFacts gene, Func<int, string> cell, bool is37 = false, string prefix = "chr")
    {
        for (var i = 0; i < gene.Positions.Count; i++)
        {
            var position = gene.Positions[i];
            if (cell(i) is not { Length: > 0 } text) continue;
            var reference = is37 ? position.Reference37 : position.Reference;
            string[] alternates = [.. position.Alternates.Append(position.Reference).Where(allele => allele != reference)];
            if (is37 && position.Grch37 is null) continue;
            Row(prefix + gene.Chromosome, is37 ? position.Grch37!.Value : position.Grch38, reference, string.Join(',', alternates), "GT:PS", text.Split(' '));
        }

        return this;
    }

    public string Save(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, _text.ToString());
        return path;
    }
}
