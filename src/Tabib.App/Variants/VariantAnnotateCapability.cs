using Tabib.App.Capabilities;
using Tabib.App.Genomes;
using Tabib.Core.Outcomes;
using Tabib.Core.Tables;
using Tabib.Evidence.Variants;
using Tabib.Ingest.Vcf;

namespace Tabib.App.Variants;

/// <summary>Says what variants do to genes, and what is known of them.</summary>
public sealed class VariantAnnotateCapability : Capability<VariantAnnotateOptions, VariantAnnotateResult>
{
    public override string Name => "variants annotate";

    public override string Summary => "Says what variants do to genes: consequences, read together by haplotype, HGVS names, and what ClinVar and gnomAD know.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("variants annotate samples/genomes/variants.vcf --gff samples/genomes/genes.gff3 --reference samples/genomes/reference.fa --clinvar samples/genomes/known.vcf --gnomad samples/genomes/frequencies.vcf --out example/annotated.vcf", "Consequences, HGVS and known variants, as VCF."),
        new("variants annotate samples/genomes/variants.vcf --gff samples/genomes/genes.gff3 --reference samples/genomes/reference.fa --out example/annotated.tsv", "A table: one row for each allele and transcript."),
    ];

    public override string Details =>
        "INFO/TCSQ: Allele|Consequence|Gene|GeneId|Transcript|Biotype|MANE|Place|HGVSc|HGVSp|Note for each allele and transcript, the most severe first (terms of the Sequence Ontology); Note says why something is not told. INFO/BCSQ: consequences of variants on one haplotype read together, as bcftools csq writes them; INFO/HGVSG. Variants, ClinVar and gnomAD are sorted, with their contigs in one order. What a file does not have of the default fields is left out.";

    public override VariantAnnotateResult Run(VariantAnnotateOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetUtcNow();
        var clock = TimeProvider.System.GetTimestamp();
        var threads = options.ThreadsInUse();
        var problems = new ProblemTally();
        var annotation = Read(options, threads);
        using var reader = options.Open(threads);
        using var annotator = new VariantFileAnnotator(annotation, problems.Add);
        var count = new RecordCount("annotate", progress);
        var counts = options.Out.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase)
            ? WriteTable(options, annotator, reader, count, cancellation)
            : WriteVariants(options, annotator, reader, threads, count, problems, cancellation);
        var seconds = TimeProvider.System.GetElapsedTime(clock).TotalSeconds;
        var warnings = problems.ByCode.Select(pair => pair.Count == 1 ? pair.First.ToString() : $"{pair.First} ({pair.Count:N0} such)").ToArray();
        if (options.Out != "-")
        {
            IEnumerable<string?> inputs = [options.Input, options.Genes, options.Reference, options.ClinVar, options.Gnomad];
            GenomeRunManifest.Write(options.Out, Name, options, threads, inputs.OfType<string>().Where(File.Exists), [options.Out], started, seconds, counts);
        }

        return new VariantAnnotateResult(options.Out, counts, warnings, seconds);
    }

    protected override void WriteText(VariantAnnotateResult result, TextWriter output)
    {
        if (result.Out == "-") return;
        var counts = result.Counts;
        output.WriteLine($"{counts.Records:N0} records, {counts.Alleles:N0} alleles, {counts.InTranscripts:N0} of them in one of {counts.Transcripts:N0} transcripts: {result.Out}");
        foreach (var (consequence, alleles) in counts.ByConsequence) output.WriteLine($"{alleles,10:N0} {consequence}");
        if (counts.ClinVarMatches is { } clinVar) output.WriteLine($"{clinVar,10:N0} known to ClinVar");
        if (counts.GnomadMatches is { } gnomad) output.WriteLine($"{gnomad,10:N0} known to gnomAD");
        foreach (var warning in result.Warnings) output.WriteLine(warning);
    }

    private static VariantAnnotationResult WriteVariants(VariantAnnotateOptions options, VariantFileAnnotator annotator, VariantFileReader reader, int threads, RecordCount progress, ProblemTally problems, CancellationToken cancellation)
    {
        using var writer = VariantOutput.Create(options.Out, annotator.HeaderOf(reader.Header), threads);
        var output = new AnnotatedVcf(writer, reader.Header, annotator.Keys);
        var counts = annotator.Run(reader, options.Input, output, progress.Report, cancellation);
        if (output.Complete() is { } problem) problems.Add(problem);
        return counts;
    }

    private static VariantAnnotationResult WriteTable(VariantAnnotateOptions options, VariantFileAnnotator annotator, VariantFileReader reader, RecordCount progress, CancellationToken cancellation)
    {
        using var file = new ResultFile(options.Out);
        var output = new AnnotatedTable(file.Stream, annotator.JoinedKeys);
        var counts = annotator.Run(reader, options.Input, output, progress.Report, cancellation);
        output.Flush();
        file.Commit();
        return counts;
    }

    private static VariantAnnotationOptions Read(VariantAnnotateOptions options, int threads) => new()
    {
        Genes = options.Genes,
        Reference = options.Reference,
        ClinVar = options.ClinVar,
        Gnomad = options.Gnomad,
        ClinVarFields = options.ClinVarField.Count == 0 ? AnnotationField.ClinVar : [.. options.ClinVarField.Select(AnnotationField.Parse)],
        GnomadFields = options.GnomadField.Count == 0 ? AnnotationField.Gnomad : [.. options.GnomadField.Select(AnnotationField.Parse)],
        Phase = options.Phase switch
        {
            null or "auto" => PhaseHandling.Auto,
            "local" => PhaseHandling.Local,
            "merge" => PhaseHandling.Merge,
            "as-is" => PhaseHandling.AsIs,
            _ => throw Fault.InOption("--phase", $"'{options.Phase}' is none of auto, local, merge, as-is."),
        },
        Strict = options.Strict,
        Threads = threads,
    };
}
