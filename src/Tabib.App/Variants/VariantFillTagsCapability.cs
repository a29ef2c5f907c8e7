using Tabib.App.Capabilities;
using Tabib.App.Genomes;
using Tabib.Core.Scheduling;
using Tabib.Evidence.Variants.Tags;
using Tabib.Ingest.Vcf;

namespace Tabib.App.Variants;

/// <summary>Fills fields of records from their genotypes and reads.</summary>
public sealed class VariantFillTagsCapability : Capability<VariantFillTagsOptions, VariantFillTagsResult>
{
    public override string Name => "variants fill-tags";

    public override string Summary => "Fills INFO and FORMAT fields from genotypes and reads: counts, frequencies, Hardy-Weinberg, shares of reads, own expressions.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("variants fill-tags samples/hospital/genomes/hospital.vcf --tag AN --tag AC --tag AF --out example/tags.vcf", "Counts and frequencies."),
        new("variants fill-tags samples/hospital/genomes/hospital.vcf --out example/all.vcf.gz", "All that genotypes give."),
    ];

    public override string Details =>
        "An expression is NAME:1=f(FIELD), such as DP:1=int(sum(FORMAT/AD)); INFO/ and FORMAT/ before names tell where. Functions: int, phred, fisher (of one field with four counts, or of two with counts by allele), sum, mean, min, max, and smpl_sum, smpl_mean, smpl_min, smpl_max of each sample.";

    public override VariantFillTagsResult Run(VariantFillTagsOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetUtcNow();
        var clock = TimeProvider.System.GetTimestamp();
        var tags = options.Tag.Count == 0 ? VariantTags.Default : VariantTags.Parse(options.Tag);
        var threads = options.ThreadsInUse();
        using var reader = options.Open(threads);
        var samples = SampleChoice.Read(options.Samples, reader.Header);
        using var writer = VariantOutput.Create(options.Out, tags.Define(samples?.Header ?? reader.Header), threads);
        Fill(reader, writer, samples, tags, options, threads, new RecordCount("fill tags", progress), cancellation);
        var problem = writer.Complete();
        var seconds = TimeProvider.System.GetElapsedTime(clock).TotalSeconds;
        var result = new VariantFillTagsResult(options.Out, writer.RecordCount, problem?.ToString(), seconds);
        if (options.Out != "-") GenomeRunManifest.Write(options.Out, Name, options, threads, ((string[])[options.Input]).Where(File.Exists), [options.Out], started, seconds, new { result.Records });
        return result;
    }

    protected override void WriteText(VariantFillTagsResult result, TextWriter output)
    {
        if (result.Out == "-") return;
        output.WriteLine($"{result.Records:N0} records: {result.Out}");
        if (result.Warning is not null) output.WriteLine(result.Warning);
    }

    private static void Fill(VariantFileReader reader, VariantFileWriter writer, SampleChoice? samples, VariantTags tags, VariantFillTagsOptions options, int threads, RecordCount progress, CancellationToken cancellation)
    {
        new OrderedWork<Ingest.Vcf.VariantBlock, VariantOutputBlock>(Blocks(reader), block =>
        {
            writer.Append(block);
            progress.Report(writer.RecordCount);
        }).Run(
            threads,
            () =>
            {
                var filler = new TagFiller(samples?.Header ?? reader.Header, tags, !options.StrictHaploid);
                var subset = samples is null ? null : new SampleSubset(samples);
                var record = new VcfRecord(reader.Header);
                return block =>
                {
                    var output = writer.NewBlock();
                    using (block)
                        while (block.Read(record))
                        {
                            var chosen = subset?.Of(record) ?? record;
                            filler.Fill(chosen);
                            output.Add(chosen);
                        }

                    return output;
                };
            },
            cancellation);
    }

    private static IEnumerable<Ingest.Vcf.VariantBlock> Blocks(VariantFileReader reader)
    {
        while (reader.ReadBlock() is { } block) yield return block;
    }
}
