using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.App.Reports;

namespace Tabib.App.Genomes;

/// <summary>Quality of a genotype set: variants, samples, swaps, duplicates, proposed filters.</summary>
public sealed class QualityCapability : Capability<QualityOptions, QualityReport>
{
    public override string Name => "genotypes qc";

    public override string Summary => "Checks the quality of a genotype set and proposes filters.";

    public override IReadOnlyList<Example> Examples { get; } = [new("genotypes qc samples/genomes/cohort --out example-qc", "Tables, lists and a page about the sample cohort.")];

    public override string Details =>
        """
        Written to the folder: variants.tsv (one row a variant and ALT allele), samples.tsv, qc.html (plots, proposed filters and what each would take out), exclude.txt and remove.txt (what is proposed to be left out, as --exclude and --remove read them), qc.run.json. Nothing is left out by this command.
        variants.tsv: CHROM POS ID REF ALT ALT_FREQ MAF OBS_CT MISSING_CT MISSING HOM_REF HET HOM_ALT HAP_REF HAP_ALT HET_HAP HWE_P HWE_MIDP MENDEL FLAGS. Frequencies, genotype counts and tests are of founders; missing calls of everyone. HET_HAP: two alleles where there is one copy.
        samples.tsv: IID FID SEX SITES MISSING_CT MISSING HOM_OBS HOM_EXP HOM_SITES F X_SITES X_F X_SEX SEX_STATUS Y_CALLED Y_SITES MENDEL MENDEL_CHILD TRIO_SITES DUPLICATES FLAGS. F: inbreeding coefficient of polymorphic autosomal variants of two alleles. X_SEX: F if X_F is below 0.2, M if above 0.8, else NA. SEX_STATUS: OK, MISMATCH (perhaps a swap), AMBIGUOUS, UNSTATED, NO_X. MENDEL: errors that implicate the sample; MENDEL_CHILD: errors of the sample's own trio at TRIO_SITES variants. DUPLICATES: samples with the same genotypes; NA where fewer than 100 common variants tell.
        FLAGS: MISSING RARE HWE MENDEL HET_HAP of variants, MISSING HETEROZYGOSITY SEX DUPLICATE MENDEL of samples; "." for none.
        """;

    public override QualityReport Run(QualityOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation) => new QualityRun(options, progress, cancellation).Run(Name);

    protected override void WriteText(QualityReport result, TextWriter output)
    {
        foreach (var warning in result.Warnings) output.WriteLine(warning);
        Write("variants", result.VariantFilters, output);
        Write("samples", result.SampleFilters, output);
        output.WriteLine(Text($"{result.SexMismatches:N0} samples of another sex than stated; {Duplicates(result)}; {result.MendelErrors:N0} Mendel errors in {result.Trios:N0} trios."));
        output.WriteLine($"Report: {Path.Combine(result.Out, "qc.html")}");
    }

    private static void Write(string what, QualityFilters filters, TextWriter output)
    {
        output.WriteLine(Text($"{filters.Total:N0} {what}, {(filters.MissingRate is { } rate ? NumberText.Percent(rate) : "no")} missing calls; the proposed filters would leave {filters.Kept:N0}:"));
        foreach (var filter in filters.Filters) output.WriteLine(Text($"  {filter.Flag,-15} {filter.Removes,10:N0}  {filter.Rule}"));
    }

    private static string Duplicates(QualityReport result) =>
        result.Duplicates is { } pairs ? Text($"{pairs.Count:N0} pairs of duplicates") : "too few common variants to find duplicates";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
