using Tabib.Core.Genome;
using Tabib.Core.Outcomes;
using Tabib.Ingest.Plink;

namespace Tabib.Record.Genotypes;

/// <summary>The three files of a genotype set.</summary>
internal sealed record GenotypeFiles(string Prefix, string Genotypes, string Variants, string Samples, bool IsPlink1)
{
    public static GenotypeFiles Find(string given)
    {
        var prefix = Path.GetExtension(given) is ".pgen" or ".bed" or ".pvar" or ".psam" or ".bim" or ".fam" ? given[..given.LastIndexOf('.')] : given;
        if (Path.GetExtension(given) != ".bed" && File.Exists(prefix + ".pgen"))
        {
            var variants = Existing([prefix + ".pvar", prefix + ".pvar.zst", prefix + ".bim"], given);
            return new GenotypeFiles(prefix, prefix + ".pgen", variants, Existing([prefix + ".psam", prefix + ".fam"], given), IsBed(prefix + ".pgen"));
        }

        if (File.Exists(prefix + ".bed")) return new GenotypeFiles(prefix, prefix + ".bed", Existing([prefix + ".bim"], given), Existing([prefix + ".fam"], given), true);
        throw Missing(given, $"There is no genotype set {Path.GetFileName(prefix)}: neither .pgen nor .bed.", "Make one with: tabib genotypes import FILE --out PREFIX");
    }

    /// <returns>Null for a PLINK 1 set, which has no header to read.</returns>
    public PgenIndex? ReadIndex() => IsPlink1 ? null : PgenIndex.Read(Genotypes);

    public VariantTable ReadVariants(PgenIndex? index) =>
        IsPlink1 ? PvarReader.Read(Variants) : PvarReader.Read(Variants, index is { StatesProvisional: true } ? index.IsReferenceProvisional : null);

    public SampleTable ReadSamples() => PsamReader.Read(Samples);

    /// <exception cref="ProblemException">PLK008: the tables are of other sizes than the genotypes.</exception>
    public Func<GenotypeReader> Opener(PgenIndex? index, SampleTable samples, VariantTable variants)
    {
        if (index is null) return () => new BedReader(Genotypes, samples.Count, variants.Count);
        if (index.SampleCount != samples.Count) throw Unequal($"{Path.GetFileName(Genotypes)} has {index.SampleCount:N0} samples and {Path.GetFileName(Samples)} {samples.Count:N0}.");
        if (index.VariantCount != variants.Count) throw Unequal($"{Path.GetFileName(Genotypes)} has {index.VariantCount:N0} variants and {Path.GetFileName(Variants)} {variants.Count:N0}.");
        return () => new PgenReader(index, variants);
    }

    private static bool IsBed(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> magic = stackalloc byte[3];
        return file.ReadAtLeast(magic, 3, throwOnEndOfStream: false) == 3 && magic is [0x6C, 0x1B, 0x01];
    }

    private ProblemException Unequal(string message) => new(new Problem("PLK008", ProblemSeverity.Fatal, message, new ProblemLocation(Genotypes), "The three files are not of one set."));

    private static string Existing(string[] candidates, string given) =>
        Array.Find(candidates, File.Exists) ?? throw Missing(given, $"{Path.GetFileName(candidates[0])} is missing beside the genotypes.", "All three files belong together.");

    private static ProblemException Missing(string given, string message, string hint) =>
        new(new Problem("GEN001", ProblemSeverity.Fatal, message, new ProblemLocation(given), hint), ProblemKind.InputMissing);
}
