using Tabib.Core.Genome;
using Tabib.Core.Outcomes;
using Tabib.Ingest.Plink;

namespace Tabib.Record.Genotypes;

/// <summary>The three files of a genotype set.</summary>
internal sealed record GenotypeFiles(string Prefix, string Genotypes, string Variants, string Samples, bool IsPlink1)
{
    public static GenotypeFiles Find(string given)
    {
        var prefix = Path.GetExtension(given) is ".pgen" or ".bed" ? given[..given.LastIndexOf('.')] : given;
        if (Path.GetExtension(given) != ".bed" && File.Exists(prefix + ".pgen"))
        {
            var variants = Existing([prefix + ".pvar", prefix + ".pvar.zst", prefix + ".bim"], given);
            return new GenotypeFiles(prefix, prefix + ".pgen", variants, Existing([prefix + ".psam", prefix + ".fam"], given), false);
        }

        if (File.Exists(prefix + ".bed")) return new GenotypeFiles(prefix, prefix + ".bed", Existing([prefix + ".bim"], given), Existing([prefix + ".fam"], given), true);
        throw Missing(given, $"There is no genotype set {Path.GetFileName(prefix)}: neither .pgen nor .bed.", "Make one with: tabib genotypes import FILE --out PREFIX");
    }

    public VariantTable ReadVariants() => IsPlink1 ? BimReader.Read(Variants) : PvarReader.Read(Variants);

    public SampleTable ReadSamples() => IsPlink1 ? FamReader.Read(Samples) : PsamReader.Read(Samples);

    public Func<GenotypeReader> Opener(int sampleCount, int variantCount) => IsPlink1
        ? () => new BedReader(Genotypes, sampleCount, variantCount)
        : throw new NotSupportedException();

    private static string Existing(string[] candidates, string given) =>
        Array.Find(candidates, File.Exists) ?? throw Missing(given, $"{Path.GetFileName(candidates[0])} is missing beside the genotypes.", "All three files belong together.");

    private static ProblemException Missing(string given, string message, string hint) =>
        new(new Problem("GEN001", ProblemSeverity.Fatal, message, new ProblemLocation(given), hint), ProblemKind.InputMissing);
}
