using Tabib.App.Capabilities;
using Tabib.App.Genomes;
using Tabib.Core.Outcomes;
using Tabib.Core.Scheduling;
using Tabib.Ingest.Vcf;

namespace Tabib.App.Variants;

/// <summary>Selects records and samples of a file of variants, and writes them in another format.</summary>
public sealed class VariantViewCapability : Capability<VariantViewOptions, VariantViewResult>
{
    public override string Name => "variants view";

    public override string Summary => "Selects records, regions and samples of a VCF or BCF, and converts between VCF, compressed VCF and BCF, with an index.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("variants view samples/hospital/genomes/hospital.vcf --out example/hospital.vcf.gz", "Compress and index."),
        new("variants view samples/hospital/genomes/hospital.vcf --include 'TYPE=\"snp\" && N_ALT=1' --out example/snps.bcf", "Single-base variants with one ALT allele."),
    ];

    public override string Details =>
        "Expressions: QUAL, POS, N_ALT, ILEN and INFO fields (INFO/AF, AF[0]) are compared with =, !=, <, <=, >, >=; CHROM, ID, REF, ALT, FILTER, TYPE (ref, snp, mnp, indel, bnd, overlap, other) and INFO fields with a text in quotes by =, !=, ~, !~; ID=@FILE asks for an identifier of a file, one a line; joined by &&, ||, ! and brackets. Any of several values may fit; what is missing fits nothing. Records that are not selected cost nothing but their reading; those that are keep their text.";

    public override VariantViewResult Run(VariantViewOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetUtcNow();
        var clock = TimeProvider.System.GetTimestamp();
        var threads = options.ThreadsInUse();
        var tally = new ProblemTally();
        using var reader = options.Open(threads, tally.Add, options.Strict ? VcfValidation.Strict : VcfValidation.Structure);
        var samples = SampleChoice.Read(options.Samples, reader.Header);
        _ = new RecordSelection(options, reader.Header);
        using var writer = Create(options, samples?.Header ?? reader.Header, threads);
        var read = Copy(reader, writer, options, samples, tally, threads, new RecordCount("view", progress), cancellation);
        if (writer.Complete() is { } problem) tally.Add(problem);
        var seconds = TimeProvider.System.GetElapsedTime(clock).TotalSeconds;
        var result = new VariantViewResult(options.Out, read, writer.RecordCount, ProblemLines.Of(tally), seconds);
        if (options.Out != "-") GenomeRunManifest.Write(options.Out, Name, options, threads, ((string[])[options.Input]).Where(File.Exists), [options.Out], started, seconds, new { result.Read, result.Written });
        return result;
    }

    protected override void WriteText(VariantViewResult result, TextWriter output)
    {
        if (result.Out == "-") return;
        output.WriteLine($"{result.Read:N0} records read, {result.Written:N0} written: {result.Out}");
        foreach (var warning in result.Warnings) output.WriteLine(warning);
    }

    private static VariantFileWriter Create(VariantViewOptions options, VcfHeader header, int threads)
    {
        if (options.Level is < 0 or > 9) throw Fault.InOption("--level", "A level is 1 to 9.");
        if (options.Format is null && options.Level == 0) return VariantOutput.Create(options.Out, header, threads);
        VariantFileFormat? format = options.Format switch
        {
            null => options.Out == "-" ? VariantFileFormat.Vcf : VariantFileWriter.FormatOf(options.Out),
            "vcf" => VariantFileFormat.Vcf,
            "vcf.gz" => VariantFileFormat.VcfGz,
            "bcf" => VariantFileFormat.Bcf,
            _ => throw Fault.InOption("--format", $"'{options.Format}' is none of vcf, vcf.gz, bcf."),
        };
        return VariantFileWriter.Create(options.Out, header, new VariantWriterOptions
        {
            Format = format ?? throw Fault.InOption("--format", "The end of the name tells no format; .vcf, .vcf.gz and .bcf do."),
            Level = options.Level == 0 ? VariantWriterOptions.DefaultLevel : options.Level,
            Threads = threads,
        });
    }

    /// <returns>Records read.</returns>
    private static long Copy(VariantFileReader reader, VariantFileWriter writer, VariantViewOptions options, SampleChoice? samples, ProblemTally tally, int threads, RecordCount progress, CancellationToken cancellation)
    {
        var total = 0L;
        new OrderedWork<Ingest.Vcf.VariantBlock, (VariantOutputBlock Output, long Read, IReadOnlyList<Problem> Problems)>(reader.Blocks(), done =>
        {
            writer.Append(done.Output);
            tally.AddRange(done.Problems);
            progress.Report(total += done.Read);
        }).Run(
            threads,
            () =>
            {
                var selection = new RecordSelection(options, reader.Header);
                var subset = samples is null ? null : new SampleSubset(samples);
                var record = new VcfRecord(reader.Header);
                return block =>
                {
                    using (block)
                    {
                        var output = writer.NewBlock();
                        var read = 0L;
                        for (; block.Read(record); read++)
                        {
                            if (selection.Matches(record)) output.Add(subset?.Of(record) ?? record);
                        }

                        return (output, read, block.Problems);
                    }
                };
            },
            cancellation);
        return total;
    }
}
