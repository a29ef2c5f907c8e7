using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.App.Genomes;
using Tabib.Core.Identity;
using Tabib.Core.Outcomes;
using Tabib.Core.Scheduling;
using Tabib.Core.Tables;
using Tabib.Evidence.Variants.Trios;
using Tabib.Ingest.Vcf;

namespace Tabib.App.Variants;

/// <summary>Holds the genotypes of children and their parents to Mendel's laws.</summary>
public sealed class VariantTriosCapability : Capability<VariantTriosOptions, VariantTriosResult>
{
    public override string Name => "variants trios";

    public override string Summary => "Finds genotypes of children that their parents' exclude (Mendelian errors), and alleles that are new in a child (de novo candidates).";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("variants trios samples/genomes/trio.vcf --pedigree samples/genomes/trio.ped --out example/trios.tsv", "Errors and new alleles of an invented trio."),
    ];

    public override string Details =>
        """
        OUT has one row a trio: CHILD FATHER MOTHER SEX CONSISTENT INCONSISTENT NOT_CHECKED ERROR_RATE NEW_ALLELES DE_NOVO. ERROR_RATE is INCONSISTENT of all that were checked; DE_NOVO counts the candidates.
        OUT.sites has one row an inconsistent record and trio: CHROM POS ID REF ALT CHILD ERROR CHILD_GT FATHER_GT MOTHER_GT NEW_ALLELE SHARE DE_NOVO. ERROR: NEW_ALLELE (an allele that neither parent has), NOT_OF_FATHER, NOT_OF_MOTHER, NOT_OF_EITHER (no allele of theirs). SHARE: of the child's reads (AD) that show the new allele. DE_NOVO: CANDIDATE, or what speaks against it: LOW_DEPTH, LOW_QUALITY, FEW_READS, IN_PARENT; what is not told of reads and quality speaks against nothing.
        A missing allele of a parent may be any, of a child all must be known. A boy's X and mitochondria are his mother's, his Y his father's, outside the pseudo-autosomal regions; a heterozygous call there is not checked, nor is a father's on X counted against a daughter.
        """;

    public override VariantTriosResult Run(VariantTriosOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetUtcNow();
        var clock = TimeProvider.System.GetTimestamp();
        var threads = options.ThreadsInUse();
        var rules = options.ToTrioOptions();
        var problems = new ProblemTally();
        using var reader = options.Open(threads, problems.Add);
        var trios = TrioPedigree.Read(options.Pedigree, reader.Header, problems);
        var build = BuildOf(options, reader.Header);
        _ = new RecordSelection(options.Filter, options.Include, null, reader.Header);
        var (counts, records, hasSexChromosome) = (new TrioCounts[trios.Count], 0L, false);
        var sites = options.Out + ".sites";
        using var file = new ResultFile(sites);
        file.Stream.Write(TrioRows.Header);
        new OrderedWork<Ingest.Vcf.VariantBlock, TrioBlock>(reader.Blocks(), block =>
        {
            file.Stream.Write(block.Rows.Written);
            for (var i = 0; i < counts.Length; i++) counts[i] += block.Counts[i];
            hasSexChromosome |= block.HasSexChromosome;
            problems.AddRange(block.Problems);
            progress.Report(new ProgressReport("trios", records += block.Records, 0, "records"));
        }).Run(threads, () => new TrioRows(reader.Header, trios, new RecordSelection(options.Filter, options.Include, null, reader.Header), rules, build).Of, cancellation);
        if (hasSexChromosome && build == GenomeBuild.Unknown) problems.Add(new Problem("TRI007", ProblemSeverity.Warning, "Which genome build the positions are on is not told: all of X and Y is taken as outside the pseudo-autosomal regions.", new ProblemLocation(options.Input), "Give --build GRCh37 or GRCh38."));
        WriteTrios(options.Out, trios, counts, reader.Header);
        file.Commit();
        var seconds = TimeProvider.System.GetElapsedTime(clock).TotalSeconds;
        var result = new VariantTriosResult(options.Out, sites, records, trios.Count, counts.Aggregate(TrioCounts.Add), ProblemLines.Of(problems), seconds);
        GenomeRunManifest.Write(options.Out, Name, options, threads, ((string[])[options.Input, options.Pedigree]).Where(File.Exists), [options.Out, sites], started, seconds, new { result.Records, result.Trios, result.Total });
        return result;
    }

    protected override void WriteText(VariantTriosResult result, TextWriter output)
    {
        foreach (var warning in result.Warnings) output.WriteLine(warning);
        var total = result.Total;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Trios:N0} trios, {result.Records:N0} records: {total.Consistent:N0} consistent, {total.Inconsistent:N0} inconsistent, {total.NotChecked:N0} not checked: {result.Out}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{total.NewAlleles:N0} alleles that neither parent has, {total.Candidates:N0} of them de novo candidates: {result.Sites}"));
    }

    private static string BuildOf(VariantTriosOptions options, VcfHeader header) => options.Build switch
    {
        null => GenomeBuild.Of(header).Build,
        _ when options.Build.Equals(GenomeBuild.Grch37, StringComparison.OrdinalIgnoreCase) => GenomeBuild.Grch37,
        _ when options.Build.Equals(GenomeBuild.Grch38, StringComparison.OrdinalIgnoreCase) => GenomeBuild.Grch38,
        _ => throw Fault.InOption("--build", $"'{options.Build}' is none of GRCh37, GRCh38."),
    };

    private static void WriteTrios(string path, IReadOnlyList<TrioMembers> trios, TrioCounts[] counts, VcfHeader header)
    {
        var table = new Utf8TableWriter();
        table.Add("CHILD"u8).Add("FATHER"u8).Add("MOTHER"u8).Add("SEX"u8).Add("CONSISTENT"u8).Add("INCONSISTENT"u8).Add("NOT_CHECKED"u8).Add("ERROR_RATE"u8).Add("NEW_ALLELES"u8).Add("DE_NOVO"u8).EndRow();
        for (var i = 0; i < counts.Length; i++)
        {
            var (trio, count) = (trios[i], counts[i]);
            table.Add(header.Samples[trio.Child]).Add(header.Samples[trio.Father]).Add(header.Samples[trio.Mother]).Add(trio.ChildSex switch { Sex.Male => "M", Sex.Female => "F", _ => "NA" });
            table.Add(count.Consistent).Add(count.Inconsistent).Add(count.NotChecked).Add(count.ErrorRate).Add(count.NewAlleles).Add(count.Candidates).EndRow();
        }

        using var file = new ResultFile(path);
        file.Stream.Write(table.Written);
        file.Commit();
    }
}
