using System.Text;
using Tabib.Ingest;
using Tabib.Ingest.Fasta;
using Tabib.Ingest.Gff;
using Tabib.Ingest.Vcf;

namespace Tabib.Evidence.Variants.Normalization;

/// <summary>Normalises a file of variants into another.</summary>
public sealed class VariantFileNormalizer : IDisposable
{
    private const int ReportEvery = 1 << 14;

    private readonly NormalizationOptions _options;
    private readonly FastaReader? _reference;
    private readonly TranscriptStrands? _strands;
    private readonly Dictionary<string, int> _contigs = new(StringComparer.Ordinal);
    private byte[] _bases = new byte[256];
    private string _name = "";
    private byte[] _nameBytes = [];
    private int _contig = -1;

    /// <param name="reference">Null: REF is not checked and nothing is aligned.</param>
    /// <param name="strands">Indels in transcripts of the forward strand alone go to the right end of their repeat; null: all go to the left.</param>
    public VariantFileNormalizer(NormalizationOptions options, FastaFile? reference, TranscriptStrands? strands = null)
    {
        _options = options;
        _strands = strands;
        _reference = reference?.CreateReader();
        if (reference is null) return;
        for (var i = 0; i < reference.Index.Contigs.Count; i++) _contigs.TryAdd(reference.Index.Contigs[i].Name, i);
    }

    /// <summary>The header of the output: that of the input, and the definition of the tag that keeps what records were.</summary>
    public VcfHeader Define(VcfHeader header)
    {
        ArgumentNullException.ThrowIfNull(header);
        return _options.OriginalTag is null || header.Infos.ContainsKey(_options.OriginalTag) ? header
            : header.WithLine($"##INFO=<ID={_options.OriginalTag},Number=1,Type=String,Description=\"What the record was: CHROM|POS|REF|ALT|number of the ALT allele\">");
    }

    /// <param name="progress">Takes the number of records read.</param>
    /// <param name="selects">The records to normalise; the others are written as they are. Null: all.</param>
    public NormalizationCounts Run(VariantFileReader reader, VariantFileWriter writer, IProgress<long> progress, CancellationToken cancellation, Predicate<VcfRecord>? selects = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(progress);
        var record = new VcfRecord(reader.Header);
        var output = new VcfRecord(writer.Header);
        var line = new ByteBuffer();
        var copy = Array.Empty<byte>();
        var normalizer = new VariantNormalizer(_options, Definitions(reader.Header), _reference is null ? null : Bases, Write, _reference is null ? null : Matches, _strands is null ? null : _strands.IsForwardOnly);
        while (reader.Read(record))
        {
            line.Clear();
            record.AppendTo(line);
            if (selects is null || selects(record)) normalizer.Add(line.Written[..^1]);
            else normalizer.AddUntouched(line.Written[..^1]);
            if (normalizer.Counts.Read % ReportEvery != 0) continue;
            cancellation.ThrowIfCancellationRequested();
            progress.Report(normalizer.Counts.Read);
        }

        normalizer.Finish();
        return normalizer.Counts;

        void Write(ReadOnlySpan<byte> text)
        {
            if (copy.Length < text.Length) copy = new byte[text.Length * 2];
            text.CopyTo(copy);
            if (!output.TryLoad(copy, 0, text.Length)) throw LineColumns.Fault(writer.RecordCount + 1);
            writer.Write(output);
        }
    }

    public void Dispose() => _reference?.Dispose();

    private static FieldDefinitions Definitions(VcfHeader header) => new(
        header.Infos.ToDictionary(pair => pair.Key, pair => Of(pair.Value), StringComparer.Ordinal),
        header.Formats.ToDictionary(pair => pair.Key, pair => Of(pair.Value), StringComparer.Ordinal));

    private static FieldDefinition Of(VcfDefinition definition) => new(
        definition.Number.Kind switch
        {
            VcfNumberKind.AlternateAlleles => FieldNumber.Alternates,
            VcfNumberKind.Alleles => FieldNumber.Alleles,
            VcfNumberKind.Genotypes => FieldNumber.Genotypes,
            _ => FieldNumber.Fixed,
        },
        definition.Type is VcfValueType.String or VcfValueType.Character,
        definition.Type == VcfValueType.Float);

    private bool Matches(ReadOnlySpan<byte> chromosome, long start, ReadOnlySpan<byte> found)
    {
        if (!chromosome.SequenceEqual(_nameBytes)) Select(Encoding.UTF8.GetString(chromosome));
        if (_contig < 0 || start < 0) return false;
        if (found.Length == 1) return (_reference!.BaseAt(_contig, start) ^ found[0]) is 0 or 0x20;
        if (_bases.Length < found.Length) _bases = new byte[found.Length * 2];
        return Ascii.EqualsIgnoreCase(_bases.AsSpan(0, _reference!.Read(_contig, start, _bases.AsSpan(0, found.Length))), found);
    }

    /// <summary>Names with and without "chr" are the same chromosome.</summary>
    private void Select(string chromosome)
    {
        (_name, _nameBytes) = (chromosome, Encoding.UTF8.GetBytes(chromosome));
        var other = chromosome.StartsWith("chr", StringComparison.Ordinal) ? chromosome[3..] : "chr" + chromosome;
        _contig = _contigs.TryGetValue(chromosome, out var found) || _contigs.TryGetValue(other, out found) ? found : -1;
    }

    private string? Bases(string chromosome, long start, int length)
    {
        if (chromosome != _name) Select(chromosome);
        if (_contig < 0) return null;
        if (start < 0) return "";
        if (_bases.Length < length) _bases = new byte[length * 2];
        return Encoding.ASCII.GetString(_bases.AsSpan(0, _reference!.Read(_contig, start, _bases.AsSpan(0, length))));
    }
}
