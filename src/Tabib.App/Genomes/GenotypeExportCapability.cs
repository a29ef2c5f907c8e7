using System.Diagnostics;
using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.Ingest.Vcf;
using Tabib.Record.Genotypes;

namespace Tabib.App.Genomes;

/// <summary>Writes a genotype set in another format.</summary>
public sealed class GenotypeExportCapability : Capability<GenotypeExportOptions, GenotypeExportReport>
{
    private const string Bed = "bed";
    private const int BlocksOnTheWay = 64;
    private const long BlockBytes = 1 << 20;

    public override string Name => "genotypes export";

    public override string Summary => "Writes a genotype set, or chosen samples and variants of it, as VCF, BCF or PLINK 1's bed.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("genotypes export samples/genomes/cohort --format vcf.gz --out cohort.vcf.gz", "Everything, with an index."),
        new("genotypes export samples/genomes/cohort --region 22 --format bed --out chr22", "One chromosome as bed, bim and fam."),
    ];

    public override string Details =>
        """
        VCF: header lines, QUAL, FILTER and INFO are those that the .pvar keeps. Males have one allele on X, all have one on Y and mitochondria, unless the call is heterozygous; the pseudo-autosomal regions are named X.
        Homozygous calls have no phase in a genotype set: they are written with | where all heterozygous calls of the variant are phased. A REF allele that nobody vouches for is marked PR.
        bed: hard calls of variants with one ALT allele.
        """;

    public override GenotypeExportReport Run(GenotypeExportOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetUtcNow();
        var clock = Stopwatch.StartNew();
        var format = FormatOf(options);
        var dosage = GenotypeImportCapability.Choice(options.Dosage, VcfDosageField.None, "--dosage");
        if (dosage == VcfDosageField.GP) throw Fault.InOption("--dosage", "A genotype set keeps no probabilities of genotypes: DS and HDS can be written.");
        var store = GenotypeInput.Open(options);
        GenotypeMemory.Allow(options, store, (BlocksOnTheWay + options.ThreadsInUse) * Math.Max(BlockBytes, 8L * store.Samples.Count));
        void Report(long variants) => progress.Report(new ProgressReport("export", variants, store.Selected.Length, "variants"));
        long variants;
        string? warning = null;
        string[] files;
        if (format == Bed)
        {
            var prefix = Path.GetExtension(options.Out) == ".bed" ? options.Out[..^4] : options.Out;
            if (store.Files.Contains(prefix + ".bed")) throw Fault.InOption("--out", "The set would be written over itself.");
            files = [prefix + ".bed", prefix + ".bim", prefix + ".fam"];
            variants = BedExport.Run(store, prefix, options.ThreadsInUse, Report, cancellation);
        }
        else
        {
            files = [options.Out];
            var written = format switch { "vcf" => VariantFileFormat.Vcf, "bcf" => VariantFileFormat.Bcf, _ => VariantFileFormat.VcfGz };
            (variants, var problem) = VcfExport.Run(store, options.Out, written, dosage, options.ThreadsInUse, Report, cancellation);
            warning = problem?.ToString();
        }

        var report = new GenotypeExportReport(variants, store.Samples.Count, files, warning, clock.Elapsed.TotalSeconds);
        if (options.Out != "-") GenomeRunManifest.Write(options.Out, Name, options, options.ThreadsInUse, store.Files, files, started, report.Seconds, new { report.Variants, report.Samples });
        return report;
    }

    protected override void WriteText(GenotypeExportReport result, TextWriter output)
    {
        if (result.Files is ["-"]) return;
        if (result.Warning is not null) output.WriteLine(result.Warning);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Variants:N0} variants of {result.Samples:N0} samples in {result.Seconds:F1} s: {string.Join(", ", result.Files)}"));
    }

    private static string FormatOf(GenotypeExportOptions options)
    {
        var format = options.Format?.ToLowerInvariant() ?? (options.Out == "-" ? "vcf" : Path.GetExtension(options.Out) == ".bed" ? Bed : VariantFileWriter.FormatOf(options.Out) switch
        {
            VariantFileFormat.Vcf => "vcf",
            VariantFileFormat.VcfGz => "vcf.gz",
            VariantFileFormat.Bcf => "bcf",
            _ => throw Fault.InOption("--format", $"The end of '{Path.GetFileName(options.Out)}' tells no format: give --format vcf, vcf.gz, bcf or bed."),
        });
        return format is "vcf" or "vcf.gz" or "bcf" or Bed ? format : throw Fault.InOption("--format", $"'{options.Format}' is none of vcf, vcf.gz, bcf, bed.");
    }
}
