using Tabib.App.Capabilities;
using Tabib.App.Genomes;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Variants.Normalization;
using Tabib.Ingest.Fasta;
using Tabib.Ingest.Gff;

namespace Tabib.App.Variants;

/// <summary>Brings variants to one form.</summary>
public sealed class VariantNormalizeCapability : Capability<VariantNormalizeOptions, VariantNormalizeResult>
{
    public override string Name => "variants normalize";

    public override string Summary => "Brings variants to one form: REF checked, alleles split or joined, indels aligned to the left, doubles left out.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("variants normalize samples/hospital/genomes/hospital.vcf --split any --out example/split.vcf", "One record for each ALT allele."),
        new("variants normalize samples/genomes/variants.vcf --reference samples/genomes/reference.fa --gff samples/genomes/genes.gff3 --exclude 'TYPE=\"snp\"' --out example/placed.vcf", "What is no substitution, at the 3' end in genes of the forward strand."),
        new("variants normalize samples/hospital/genomes/hospital.vcf --join both --duplicates exact --out example/joined.vcf.gz", "One record a position, compressed and indexed."),
    ];

    public override string Details =>
        "Order of the work: atomize, split, align, sort again, leave out doubles, join. A record that would have to move further than --window loses its place in the order, and the index is left out with a warning. Records that --include or --exclude leave out are neither checked nor joined; they come before what the others of their position become.";

    public override VariantNormalizeResult Run(VariantNormalizeOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetUtcNow();
        var clock = TimeProvider.System.GetTimestamp();
        var normalization = Read(options);
        var threads = options.ThreadsInUse();
        if (options.Genes is not null && options.Reference is null) throw Fault.InOption("--gff", "Nothing can be aligned without --reference.");
        if (options.Genes is not null && options.NoAlign) throw Fault.InOption("--gff", "With --no-align nothing is aligned.");
        var problems = new ProblemTally();
        var strands = options.Genes is null ? null : GffReader.ReadStrands(options.Genes, out problems);
        using var reference = options.Reference is null ? null : FastaFile.Open(options.Reference);
        using var reader = options.Open(threads);
        var selection = options.Include is null && options.Exclude is null ? null : new RecordSelection([], options.Include, options.Exclude, reader.Header);
        using var normalizer = new VariantFileNormalizer(normalization, reference, strands);
        using var writer = VariantOutput.Create(options.Out, normalizer.Define(reader.Header), threads);
        var counts = normalizer.Run(reader, writer, new RecordCount("normalize", progress), cancellation, selection is null ? null : selection.Matches);
        var problem = writer.Complete();
        var warning = problem?.ToString() ?? (reference is null ? "Without --reference REF was not checked, and indels were not aligned." : ProblemLines.Of(problems) is [var first, ..] ? first : null);
        var seconds = TimeProvider.System.GetElapsedTime(clock).TotalSeconds;
        var result = new VariantNormalizeResult(options.Out, counts, warning, seconds);
        if (options.Out == "-") return result;
        IEnumerable<string?> inputs = [options.Input, options.Reference, options.Genes];
        GenomeRunManifest.Write(options.Out, Name, options, threads, inputs.OfType<string>().Where(File.Exists), [options.Out], started, seconds, counts);
        return result;
    }

    protected override void WriteText(VariantNormalizeResult result, TextWriter output)
    {
        if (result.Out == "-") return;
        var counts = result.Counts;
        output.WriteLine($"{counts.Read:N0} records read, {counts.Written:N0} written: {result.Out}");
        output.WriteLine($"{counts.Split:N0} split, {counts.Joined:N0} joined, {counts.Realigned:N0} realigned, {counts.Duplicates:N0} doubles left out");
        if (counts.Untouched > 0) output.WriteLine($"{counts.Untouched:N0} left as they were by the filter");
        if (counts.Mismatches > 0) output.WriteLine($"{counts.Mismatches:N0} where REF was not the reference's: {counts.Swapped:N0} exchanged, {counts.Excluded:N0} left out");
        if (result.Warning is not null) output.WriteLine(result.Warning);
    }

    private static NormalizationOptions Read(VariantNormalizeOptions options) => new()
    {
        Split = Classes("--split", options.Split),
        Join = Classes("--join", options.Join),
        Atomize = options.Atomize,
        StarForOverlaps = Choice("--atom-overlaps", options.AtomOverlaps, ("star", true), ("missing", false)),
        MissingForOtherAlleles = Choice("--other-alleles", options.OtherAlleles, ("reference", false), ("missing", true)),
        OnMismatch = Choice("--check-ref", options.CheckReference, ("error", ReferenceMismatch.Error), ("warn", ReferenceMismatch.Warn), ("exclude", ReferenceMismatch.Exclude), ("set", ReferenceMismatch.Set)),
        Duplicates = options.Duplicates is null ? DuplicateRemoval.Off
            : Choice("--duplicates", options.Duplicates, ("exact", DuplicateRemoval.Exact), ("snps", DuplicateRemoval.Snps), ("indels", DuplicateRemoval.Indels), ("both", DuplicateRemoval.Both), ("all", DuplicateRemoval.All)),
        KeepSum = options.KeepSum.ToHashSet(StringComparer.Ordinal),
        OriginalTag = options.OriginalTag,
        PassIfAnyPasses = options.PassIfAny,
        SortByAlleles = options.SortAlleles,
        LeftAlign = !options.NoAlign,
        Force = options.Force,
        Window = options.Window > 0 ? options.Window : 1000,
    };

    private static VariantClasses Classes(string option, string? text) => text is null ? VariantClasses.None
        : Choice(option, text, ("any", VariantClasses.Any), ("snps", VariantClasses.Snps), ("indels", VariantClasses.Indels), ("both", VariantClasses.Both));

    /// <summary>The first is what holds where nothing is said.</summary>
    private static T Choice<T>(string option, string? text, params ReadOnlySpan<(string Word, T Value)> choices)
    {
        if (text is null) return choices[0].Value;
        foreach (var (word, value) in choices)
            if (word == text) return value;
        var words = new List<string>();
        foreach (var (word, _) in choices) words.Add(word);
        throw Fault.InOption(option, $"'{text}' is none of {string.Join(", ", words)}.");
    }
}
