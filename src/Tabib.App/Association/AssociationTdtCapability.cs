using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.App.Genomes;
using Tabib.Core.Outcomes;
using Tabib.Core.Scheduling;
using Tabib.Core.Tables;
using Tabib.Evidence.PopulationGenetics;
using Tabib.Record.Genotypes;

namespace Tabib.App.Association;

/// <summary>Transmission disequilibrium tests of a genotype set with families.</summary>
public sealed class AssociationTdtCapability : Capability<AssociationTdtOptions, AssociationTdtResult>
{
    public override string Name => "association tdt";

    public override string Summary => "Tests whether parents pass an allele on to affected children more often than the other (transmission disequilibrium).";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("association tdt samples/genomes/cohort --phenotypes samples/genomes/phenotypes.tsv --trait DIABETES --out tdt.tsv", "All variants, in the trios of the sample cohort."),
    ];

    public override string Details =>
        """
        One row a variant and ALT allele: CHROM POS ID REF ALT A1 T U OR CHISQ P LOG10P ERRCODE.
        A1 is ALT. T: times heterozygous parents passed A1 on to affected children, U: times they passed on another allele. OR: T/U, a point where U is 0. CHISQ: (T - U)²/(T + U), one degree of freedom; where T + U is small, P is approximate. LOG10P is -log10 P. ERRCODE: . or why there is no result: NO_HET_PARENT, HAPLOID (Y and mitochondria).
        Families are those of the .psam or .fam: both parents must be in the set, in the family (FID) of the child. A trio with a missing call says nothing of the variant; whoever a Mendel error implicates counts as missing there. On X only mothers count, a son's trio without the father's call too (PLINK 1.9 leaves it out), and children of unknown sex do not.
        """;

    public override AssociationTdtResult Run(AssociationTdtOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetUtcNow();
        var clock = Stopwatch.StartNew();
        var store = GenotypeInput.Open(options);
        var warnings = new List<Problem>(CohortWarnings.Of(store, new CohortSamples(store.Samples, countNonfounders: true), 0));
        var affected = AffectedSamples.Read(options.Phenotypes, options.Trait, store.Samples, warnings);
        var trios = Trio.Find(store.Samples);
        var affectedTrios = trios.Count(trio => affected[trio.Child]);
        if (affectedTrios == 0) throw NoTrio(options, trios.Count);
        _ = GenotypeMemory.Allow(options, store, options.ThreadsInUse * (2L << 20));
        var total = Write(store, trios, affected, options, progress, cancellation);
        var result = new AssociationTdtResult(
            options.Out, store.Selected.Length, store.Samples.Count, trios.Count, affectedTrios, total.Tested + total.Errors.Values.Sum(), total.Tested, total.Errors,
            total.Smallest is { } smallest ? (smallest.LogP == 0 ? 0 : -smallest.LogP / Math.Log(10)) : null, total.Smallest is { } best ? store.Variants.Id(best.Variant) : null, clock.Elapsed.TotalSeconds, warnings);
        GenomeRunManifest.Write(options.Out, Name, options, options.ThreadsInUse, [.. store.Files, options.Phenotypes], [options.Out], started, result.Seconds, result);
        return result;
    }

    protected override void WriteText(AssociationTdtResult result, TextWriter output)
    {
        foreach (var warning in result.Warnings) output.WriteLine(warning);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.AffectedTrios:N0} affected children of {result.Trios:N0} with both parents; {result.Tested:N0} tests of {result.Variants:N0} variants: {result.Out}"));
        if (result.Errors.Count > 0) output.WriteLine("  without a result: " + string.Join(", ", result.Errors.Select(error => string.Create(CultureInfo.InvariantCulture, $"{error.Key} {error.Value:N0}"))));
        if (result.SmallestLog10P is { } smallest) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"smallest p: {Math.Pow(10, -smallest):G3} ({result.SmallestVariant})"));
    }

    private static ProblemException NoTrio(AssociationTdtOptions options, int trios) => trios == 0
        ? Fault.InData("ASC016", options.Prefix, "No child has both parents in the genotype set.", "Parents are named in the .psam (PAT, MAT) or .fam, and are of the child's family (FID).")
        : Fault.InData("ASC016", options.Prefix, $"None of the {trios:N0} children with both parents in the set is affected.", $"Check the values of {options.Trait}: 1 of 0/1, or 2 of 1/2, is affected.");

    private static TransmissionTally Write(GenotypeStore store, IReadOnlyList<Trio> trios, bool[] affected, AssociationTdtOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var total = new TransmissionTally();
        using var file = new ResultFile(options.Out);
        file.Stream.Write(TransmissionRows.Header);
        var workers = new ConcurrentBag<TransmissionRows>();
        var work = new OrderedWork<VariantBlock, TransmissionBlock>(VariantBlock.Of(store.Selected.Length), block =>
        {
            file.Stream.Write(block.Table.Written);
            total.Add(block.Tally);
            progress.Report(new ProgressReport("tdt", block.End, store.Selected.Length, "variants"));
        });
        try
        {
            work.Run(
                options.ThreadsInUse,
                () =>
                {
                    var rows = new TransmissionRows(store, trios, affected);
                    workers.Add(rows);
                    return rows.Write;
                },
                cancellation);
        }
        finally
        {
            foreach (var rows in workers) rows.Dispose();
        }

        file.Commit();
        return total;
    }
}
