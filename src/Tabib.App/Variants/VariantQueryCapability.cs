using Tabib.App.Capabilities;
using Tabib.App.Genomes;
using Tabib.Core.Outcomes;
using Tabib.Core.Scheduling;
using Tabib.Core.Tables;
using Tabib.Ingest;
using Tabib.Ingest.Vcf;
using Tabib.Ingest.Vcf.Selection;

namespace Tabib.App.Variants;

/// <summary>Makes a table of what the records of a file say.</summary>
public sealed class VariantQueryCapability : Capability<VariantQueryOptions, VariantQueryResult>
{
    public override string Name => "variants query";

    public override string Summary => "Writes columns, INFO fields and sample values of a VCF or BCF as text of any form.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("variants query samples/hospital/genomes/hospital.vcf --format-string '%CHROM\\t%POS\\t%REF\\t%ALT[\\t%GT]\\n' --out example/genotypes.tsv", "A row for each variant, a column for each sample."),
        new("variants query samples/hospital/genomes/hospital.vcf --samples p00001,p00002 --format-string '%CHROM\\t%POS[\\t%GT]\\n' --out example/two.tsv", "Two samples."),
    ];

    public override string Details =>
        "Names: %CHROM %POS %POS0 %END %ID %REF %ALT %QUAL %FILTER %INFO %FORMAT %TYPE %N_ALT %LINE, %INFO/KEY or %KEY, and between [ and ] %SAMPLE and the keys of FORMAT. {0} behind a name is the first value of a list. \\t and \\n are tab and new line. What a record does not have is a point.";

    public override VariantQueryResult Run(VariantQueryOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetUtcNow();
        var clock = TimeProvider.System.GetTimestamp();
        var threads = options.ThreadsInUse();
        var tally = new ProblemTally();
        using var reader = options.Open(threads, tally.Add);
        var samples = SampleChoice.Read(options.Samples, reader.Header);
        _ = (RecordTemplate.Parse(options.FormatString, samples?.Header ?? reader.Header), new RecordSelection(options.Filter, options.Include, null, reader.Header));
        if (options.Out == "-")
        {
            using var output = Console.OpenStandardOutput();
            var (seen, given) = Write(reader, output, options, samples, tally, threads, new RecordCount("query", progress), cancellation);
            return new VariantQueryResult(options.Out, seen, given, ProblemLines.Of(tally), TimeProvider.System.GetElapsedTime(clock).TotalSeconds);
        }

        using var file = new ResultFile(options.Out);
        var (read, written) = Write(reader, file.Stream, options, samples, tally, threads, new RecordCount("query", progress), cancellation);
        file.Commit();
        var seconds = TimeProvider.System.GetElapsedTime(clock).TotalSeconds;
        var result = new VariantQueryResult(options.Out, read, written, ProblemLines.Of(tally), seconds);
        GenomeRunManifest.Write(options.Out, Name, options, threads, ((string[])[options.Input]).Where(File.Exists), [options.Out], started, seconds, new { result.Read, result.Written });
        return result;
    }

    protected override void WriteText(VariantQueryResult result, TextWriter output)
    {
        if (result.Out == "-") return;
        output.WriteLine($"{result.Read:N0} records read, {result.Written:N0} written: {result.Out}");
        foreach (var warning in result.Warnings) output.WriteLine(warning);
    }

    private static (long Read, long Written) Write(VariantFileReader reader, Stream output, VariantQueryOptions options, SampleChoice? samples, ProblemTally tally, int threads, RecordCount progress, CancellationToken cancellation)
    {
        var (read, written) = (0L, 0L);
        var free = new System.Collections.Concurrent.ConcurrentBag<ByteBuffer>();
        new OrderedWork<Ingest.Vcf.VariantBlock, (ByteBuffer Text, long Read, long Written, IReadOnlyList<Problem> Problems)>(reader.Blocks(), done =>
        {
            output.Write(done.Text.Written);
            done.Text.Clear();
            free.Add(done.Text);
            tally.AddRange(done.Problems);
            written += done.Written;
            progress.Report(read += done.Read);
        }).Run(
            threads,
            () =>
            {
                var selection = new RecordSelection(options.Filter, options.Include, null, reader.Header);
                var subset = samples is null ? null : new SampleSubset(samples);
                var template = RecordTemplate.Parse(options.FormatString, samples?.Header ?? reader.Header);
                var record = new VcfRecord(reader.Header);
                return block =>
                {
                    using (block)
                    {
                        var text = free.TryTake(out var used) ? used : new ByteBuffer();
                        var (seen, given) = (0L, 0L);
                        for (; block.Read(record); seen++)
                        {
                            if (!selection.Matches(record)) continue;
                            template.Append(subset?.Of(record) ?? record, text);
                            given++;
                        }

                        return (text, seen, given, block.Problems);
                    }
                };
            },
            cancellation);
        return (read, written);
    }
}
