using Tabib.Core.Identity;
using Tabib.Record.Genotypes;

namespace Tabib.Tests.Evidence.PopulationGenetics;

/// <summary>A genotype set in a folder of its own, gone afterwards.</summary>
internal sealed class GenotypeSet : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-set-").FullName;

    /// <param name="codes">For each variant the codes of all samples.</param>
    /// <param name="chromosome">Of a variant, by its number.</param>
    public GenotypeSet(int[][] codes, Func<int, string>? chromosome = null, Func<int, int>? position = null, Func<int, (string Ref, string Alt)>? alleles = null)
    {
        Prefix = Path.Combine(_folder, "set");
        var samples = codes[0].Length;
        var bytes = new List<byte> { 0x6C, 0x1B, 1 };
        foreach (var variant in codes)
        {
            var row = new byte[(samples + 3) / 4];
            for (var i = 0; i < samples; i++) row[i / 4] |= (byte)(variant[i] switch { 0 => 3, 1 => 2, 2 => 0, _ => 1 } << (i % 4 * 2));
            bytes.AddRange(row);
        }

        File.WriteAllBytes(Prefix + ".bed", [.. bytes]);
        File.WriteAllLines(Prefix + ".bim", codes.Select((_, i) =>
        {
            var (reference, alternate) = alleles?.Invoke(i) ?? ("A", "G");
            return $"{chromosome?.Invoke(i) ?? "1"}\tv{i}\t0\t{position?.Invoke(i) ?? (1000 * (i + 1))}\t{alternate}\t{reference}";
        }));
        File.WriteAllLines(Prefix + ".fam", Enumerable.Range(0, samples).Select(i => $"0\tS{i}\t0\t0\t{1 + (i % 2)}\t-9"));
    }

    public string Prefix { get; }

    public GenotypeStore Open() => GenotypeStore.Open(Prefix, GenotypeSelection.Everything, AccessContext.CommandLine("test"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Variants of random frequency in two populations, some missing.</summary>
    public static int[][] Random(int variants, int samples, int seed, double missing = 0.02, double apart = 0.2)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, variants).Select(_ =>
        {
            var centre = 0.05 + (0.9 * random.NextDouble());
            double[] frequency = [Math.Clamp(centre + (apart * (random.NextDouble() - 0.5)), 0.01, 0.99), Math.Clamp(centre + (apart * (random.NextDouble() - 0.5)), 0.01, 0.99)];
            return Enumerable.Range(0, samples).Select(i =>
                random.NextDouble() < missing ? 3 : (random.NextDouble() < frequency[i % 2] ? 1 : 0) + (random.NextDouble() < frequency[i % 2] ? 1 : 0)).ToArray();
        })];
    }
}
