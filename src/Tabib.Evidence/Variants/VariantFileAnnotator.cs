using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Ingest;
using Tabib.Ingest.Fasta;
using Tabib.Ingest.Gff;
using Tabib.Ingest.Vcf;

namespace Tabib.Evidence.Variants;

/// <summary>Annotates the records of a file: consequences in terms of the Sequence Ontology and in bcftools' notation, HGVS, and what ClinVar and gnomAD know.</summary>
public sealed class VariantFileAnnotator : IDisposable
{
    private const int ReportEvery = 8192;

    private readonly VariantAnnotationOptions _options;
    private readonly Action<Problem> _report;
    private readonly FastaFile _fasta;
    private readonly GeneModel _genes;
    private readonly List<AnnotationSource> _sources = [];
    private readonly AnnotationSource? _clinVar;
    private readonly AnnotationSource? _gnomad;

    /// <exception cref="ProblemException">A file cannot be read; see FAS, GFF, VCF.</exception>
    public VariantFileAnnotator(VariantAnnotationOptions options, Action<Problem> report)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(report);
        (_options, _report) = (options, report);
        _fasta = FastaFile.Open(options.Reference);
        try
        {
            _genes = GffReader.Read(options.Genes, out var problems, options.Strict);
            foreach (var (first, count) in problems.ByCode) report(count == 1 ? first : first with { Message = $"{first.Message} ({count:N0} such rows)" });
            if (options.ClinVar is { } clinVar) _sources.Add(_clinVar = new AnnotationSource(clinVar, options.ClinVarFields, _fasta.CreateReader(), options.Threads, report));
            if (options.Gnomad is { } gnomad) _sources.Add(_gnomad = new AnnotationSource(gnomad, options.GnomadFields, _fasta.CreateReader(), options.Threads, report));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Keys of the INFO fields that are written, those of other files last.</summary>
    public IReadOnlyList<string> Keys => ["TCSQ", "HGVSG", "BCSQ", .. JoinedKeys];

    public IReadOnlyList<string> JoinedKeys => [.. _sources.SelectMany(source => source.Fields).Select(copied => copied.Target)];

    /// <summary>The header of the result.</summary>
    public VcfHeader HeaderOf(VcfHeader input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var header = input
            .WithLine("##INFO=<ID=TCSQ,Number=.,Type=String,Description=\"What each alternate allele does to each transcript, the most severe first. Format: Allele|Consequence|Gene|GeneId|Transcript|Biotype|MANE|Place|HGVSc|HGVSp|Note\">")
            .WithLine("##INFO=<ID=HGVSG,Number=A,Type=String,Description=\"HGVS description on the genome\">")
            .WithLine("##INFO=<ID=BCSQ,Number=.,Type=String,Description=\"Consequences of variants that stand on one haplotype read together, in the notation of bcftools csq. Format: Consequence|gene|transcript|biotype|strand|amino_acid_change|dna_change\">");
        if (WritesMasks(input)) header = header.WithLine("##FORMAT=<ID=BCSQ,Number=.,Type=Integer,Description=\"Bitmask of indexes to INFO/BCSQ, first and second haplotype in turn\">");
        foreach (var source in _sources)
        {
            foreach (var field in source.Fields) header = header.WithLine(field.HeaderLine(source.Header, Path.GetFileName(source.Path)));
        }

        return header;
    }

    /// <param name="name">Of the input, as problems say it.</param>
    /// <exception cref="ProblemException">The input is damaged or not sorted; in strict mode the first problem.</exception>
    public VariantAnnotationResult Run(VariantFileReader reader, string name, AnnotatedOutput output, Action<long> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(progress);
        var joins = _sources.ConvertAll(source => new JoinedFields(source));
        using var bases = _fasta.CreateReader();
        var caller = new ConsequenceCaller(_genes, bases);
        var isLocal = _options.Phase == PhaseHandling.Local || (_options.Phase == PhaseHandling.Auto && reader.Header.Samples.Count == 0);
        RecordAnnotator annotator;
        if (isLocal)
        {
            annotator = new RecordAnnotator(caller, caller.MoveTo, joins, name, _options.Strict, _report);
            RunLocal(reader, caller, annotator, output, progress, cancellation);
        }
        else
        {
            var run = new HaplotypeRun(caller, _options.Phase, WritesMasks(reader.Header), output);
            annotator = new RecordAnnotator(caller, run.MoveTo, joins, name, _options.Strict, _report);
            run.Run(reader, annotator, name, _report, progress, cancellation);
        }

        foreach (var source in _sources.Where(source => source.Mismatched > 1)) _report(new Problem("ANN003", ProblemSeverity.Warning, $"{source.Mismatched:N0} records disagree with the reference: they are not used.", new ProblemLocation(source.Path), "Use a file of the same genome build."));
        return Result(annotator, joins);
    }

    public void Dispose()
    {
        foreach (var source in _sources) source.Dispose();
        _fasta.Dispose();
    }

    private bool WritesMasks(VcfHeader input) => input.Samples.Count > 0 && _options.Phase is PhaseHandling.Auto or PhaseHandling.AsIs;

    private static void RunLocal(VariantFileReader reader, ConsequenceCaller caller, RecordAnnotator annotator, AnnotatedOutput output, Action<long> progress, CancellationToken cancellation)
    {
        var (record, info, entries) = (new VcfRecord(reader.Header), new ByteBuffer(), new List<BcsqEntry>());
        Action<int, IReadOnlyList<TranscriptEffect>> take = (_, effects) => caller.AddLocal(effects, entries);
        while (reader.Read(record))
        {
            info.Clear();
            entries.Clear();
            annotator.Append(info, annotator.Load(record, keep: false), take);
            AppendBcsq(info, BcsqText.Ordered(entries));
            output.Write(record, info.Written);
            if (annotator.Records % ReportEvery != 0) continue;
            cancellation.ThrowIfCancellationRequested();
            progress(annotator.Records);
        }
    }

    internal static void AppendBcsq(ByteBuffer info, IEnumerable<string> ordered)
    {
        var first = true;
        foreach (var text in ordered)
        {
            info.Append(first ? ";BCSQ="u8 : ","u8);
            var room = info.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length));
            info.Advance(Encoding.UTF8.GetBytes(text, room));
            first = false;
        }
    }

    private VariantAnnotationResult Result(RecordAnnotator annotator, List<JoinedFields> joins) => new(
        _genes.TranscriptCount,
        annotator.Records,
        annotator.Alleles,
        annotator.InTranscripts,
        annotator.Mismatches,
        annotator.WithoutReference,
        annotator.WithoutGenes,
        [.. annotator.BySeverity.OrderBy(pair => pair.Key).Select(pair => KeyValuePair.Create(ConsequenceTerms.TermOf(pair.Key), pair.Value))],
        _clinVar is null ? null : joins[_sources.IndexOf(_clinVar)].Matches,
        _gnomad is null ? null : joins[_sources.IndexOf(_gnomad)].Matches);
}
