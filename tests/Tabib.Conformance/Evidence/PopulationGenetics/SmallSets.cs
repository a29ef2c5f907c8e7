using System.IO.Compression;

namespace Tabib.Conformance.Evidence.PopulationGenetics;

/// <summary>Small genotype sets made of what other programs' tests are made of.</summary>
internal static class SmallSets
{
    /// <returns>Prefix of a PLINK 1 set.</returns>
    public static string FromVcf(string path, string folder)
    {
        var plain = path;
        if (path.EndsWith("gz", StringComparison.Ordinal))
        {
            plain = Path.Combine(folder, "plain.vcf");
            using var source = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
            using var target = File.Create(plain);
            source.CopyTo(target);
        }

        var vcf = SmallVcf.Read(plain);
        return Write(Path.Combine(folder, "set"), vcf.Samples, vcf.Variants);
    }

    public static string Write(string prefix, string[] samples, IReadOnlyList<(string Chromosome, int Position, int[] Codes)> variants)
    {
        var bytes = new List<byte> { 0x6C, 0x1B, 1 };
        foreach (var (_, _, codes) in variants)
        {
            var row = new byte[(samples.Length + 3) / 4];
            for (var i = 0; i < samples.Length; i++) row[i / 4] |= (byte)(codes[i] switch { 0 => 3, 1 => 2, 2 => 0, _ => 1 } << (i % 4 * 2));
            bytes.AddRange(row);
        }

        File.WriteAllBytes(prefix + ".bed", [.. bytes]);
        File.WriteAllLines(prefix + ".bim", variants.Select((variant, i) => $"{variant.Chromosome}\tv{i}\t0\t{variant.Position}\tC\tA"));
        File.WriteAllLines(prefix + ".fam", samples.Select(sample => $"0\t{sample}\t0\t0\t0\t-9"));
        return prefix;
    }
}
