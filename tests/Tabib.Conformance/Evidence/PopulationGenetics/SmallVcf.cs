using System.Globalization;
using Tabib.Core.Genome;

namespace Tabib.Conformance.Evidence.PopulationGenetics;

/// <summary>Genotypes of a small VCF with one ALT allele a line, read in the plainest way.</summary>
internal sealed record SmallVcf(string[] Samples, IReadOnlyList<(string Chromosome, int Position, int[] Codes)> Variants)
{
    public static SmallVcf Read(string path)
    {
        var lines = File.ReadLines(path).Where(line => !line.StartsWith("##", StringComparison.Ordinal)).Select(line => line.Split('\t')).ToArray();
        return new SmallVcf(lines[0][9..], [.. lines.Skip(1).Where(line => line.Length > 9).Select(line => (line[0], int.Parse(line[1], CultureInfo.InvariantCulture), line[9..].Select(CodeOf).ToArray()))]);
    }

    public static GenotypeBuffer Pack(int[] codes)
    {
        var buffer = new GenotypeBuffer(codes.Length);
        for (var i = 0; i < codes.Length; i++) buffer.Packed[i / 32] |= (ulong)codes[i] << (i % 32 * 2);
        return buffer;
    }

    private static int CodeOf(string field)
    {
        var alleles = field.Split(':')[0].Split('/', '|');
        if (alleles.Contains(".")) return 3;
        var copies = alleles.Count(allele => allele != "0");
        return alleles.Length == 1 ? 2 * copies : copies;
    }
}
