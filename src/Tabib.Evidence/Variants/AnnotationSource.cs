using System.Text;
using Tabib.Core.Genome;
using Tabib.Core.Outcomes;
using Tabib.Ingest;
using Tabib.Ingest.Fasta;
using Tabib.Ingest.Vcf;

namespace Tabib.Evidence.Variants;

/// <summary>A file of known variants (ClinVar, gnomAD) that is read along with the variants to annotate: both sorted, their contigs in one order. Only the megabytes around the place are in memory.</summary>
internal sealed class AnnotationSource : IDisposable
{
    /// <summary>What alleles may move when they are written as far left as they go.</summary>
    private const int Slack = 16_384;

    private readonly VariantFileReader _reader;
    private readonly VcfRecord _record;
    private readonly RepeatShift _shift;
    private readonly FastaReader _reference;
    private readonly Action<Problem> _report;
    private readonly List<AlleleBin> _bins = [];
    private readonly HashSet<string> _passed = new(StringComparer.Ordinal);
    private readonly byte[][] _keys;
    private readonly bool[] _perAllele;
    private readonly VariantAllele _allele = new();
    private readonly ByteBuffer _values = new();
    private byte[] _contigBytes = [];
    private string _contig = "";
    private string _wanted = "";
    private int _reached = int.MinValue;
    private int _forgotten = int.MinValue;
    private bool _hasRecord;

    public AnnotationSource(string path, IReadOnlyList<AnnotationField> fields, FastaReader reference, int threads, Action<Problem> report)
    {
        Path = path;
        _reference = reference;
        _shift = new RepeatShift(reference);
        _report = report;
        _reader = VariantFileReader.Open(path, new VariantFileOptions { Threads = threads, Report = report });
        _record = new VcfRecord(_reader.Header);
        Fields = [.. fields.Where(field => field.Source == "ID" || _reader.Header.Infos.ContainsKey(field.Source))];
        _keys = [.. Fields.Select(field => Encoding.UTF8.GetBytes(field.Source))];
        _perAllele = [.. Fields.Select(field => _reader.Header.Infos.GetValueOrDefault(field.Source)?.Number.Kind == VcfNumberKind.AlternateAlleles)];
        Advance();
    }

    public string Path { get; }

    /// <summary>Those that the file has.</summary>
    public IReadOnlyList<AnnotationField> Fields { get; }

    public VcfHeader Header => _reader.Header;

    /// <summary>Alleles of the file that disagree with the reference.</summary>
    public long Mismatched { get; private set; }

    /// <param name="contig">As the variants name it.</param>
    /// <param name="allele">As it is written.</param>
    /// <param name="values">The values of <see cref="Fields"/>, each behind a zero byte; empty where the record has none.</param>
    /// <exception cref="ProblemException">ANN004, ANN005: the files are not sorted, or not in one order.</exception>
    public bool TryFind(string contig, int referenceContig, VariantAllele allele, out ReadOnlySpan<byte> values)
    {
        values = default;
        if (allele.Start < 0 || allele.IsSymbolic || referenceContig < 0) return false;
        if (!ReferenceEquals(contig, _wanted)) MoveTo(contig);
        if (_contig.Length == 0) return false;
        _shift.Contig = referenceContig;
        allele = Leftmost(allele);
        var number = allele.Start >> AlleleKey.BinShift;
        Load(number);
        foreach (var bin in _bins)
        {
            if (bin.Number == number) return bin.TryFind(allele, _reference.BaseAt(referenceContig, allele.Start), out values);
        }

        return false;
    }

    public void Dispose() => _reader.Dispose();

    private VariantAllele Leftmost(VariantAllele allele) => !allele.KeepsLength && _shift.FarthestLeft(allele) is > 0 and var by ? allele.MovedBy(-by) : allele;

    private void MoveTo(string contig)
    {
        _wanted = contig;
        _bins.Clear();
        (_reached, _forgotten) = (int.MinValue, int.MinValue);
        var wanted = Chromosome.Of(contig).Canonical;
        if (_passed.Contains(wanted)) throw new ProblemException(new Problem("ANN005", ProblemSeverity.Fatal, $"The contig {contig} comes later in the variants than in this file.", new ProblemLocation(Path), "Sort both files with their contigs in one order."));
        _contig = "";
        while (_hasRecord)
        {
            var name = Encoding.UTF8.GetString(_record.Chrom);
            var canonical = Chromosome.Of(name).Canonical;
            if (canonical == wanted)
            {
                _contig = name;
                _contigBytes = Encoding.UTF8.GetBytes(name);
                _passed.Add(wanted);
                return;
            }

            _passed.Add(canonical);
            do Advance();
            while (_hasRecord && _record.Chrom.SequenceEqual(Encoding.UTF8.GetBytes(name)));
        }

        _passed.Add(wanted);
    }

    /// <summary>Reads until all alleles of a bin are known; bins long behind are forgotten.</summary>
    private void Load(int number)
    {
        if (number <= _forgotten) throw new ProblemException(new Problem("ANN004", ProblemSeverity.Fatal, "The variants are not sorted by position.", new ProblemLocation(null, null, _wanted), "Sort them (bcftools sort)."));
        var end = ((long)(number + 1) << AlleleKey.BinShift) + Slack;
        while (_hasRecord && _reached < end && _record.Chrom.SequenceEqual(_contigBytes))
        {
            if (_record.Start < _reached) throw new ProblemException(new Problem("ANN004", ProblemSeverity.Fatal, "The variants are not sorted by position.", new ProblemLocation(Path, _record.Line), "Sort them (bcftools sort)."));
            _reached = _record.Start;
            AddRecord();
            Advance();
        }

        if (number - 2 <= _forgotten) return;
        _forgotten = number - 2;
        _bins.RemoveAll(bin => bin.Number <= _forgotten);
    }

    private void AddRecord()
    {
        var alleles = _record.AlleleCount;
        if (!Agrees())
        {
            if (Mismatched++ == 0) _report(new Problem("ANN003", ProblemSeverity.Warning, "REF disagrees with the reference: the record is not used.", new ProblemLocation(Path, _record.Line), "Use a file of the same genome build."));
            return;
        }

        for (var index = 1; index < alleles; index++)
        {
            var alternate = _record.Allele(index);
            if (VariantAllele.IsNamed(alternate)) continue;
            _allele.Set(_record.Position, _record.Ref, alternate, 0);
            var allele = Leftmost(_allele);
            _values.Clear();
            for (var field = 0; field < _keys.Length; field++)
            {
                _values.Append(0);
                AppendValue(field, index);
            }

            BinOf(allele.Start >> AlleleKey.BinShift).Add(allele, _reference.BaseAt(_shift.Contig, allele.Start), _values.Written);
        }
    }

    private bool Agrees()
    {
        var reference = _record.Ref;
        for (var i = 0; i < reference.Length; i++)
        {
            if ((reference[i] & 0xDF) != _reference.BaseAt(_shift.Contig, _record.Start + i)) return false;
        }

        return true;
    }

    private void AppendValue(int field, int allele)
    {
        if (_keys[field].AsSpan().SequenceEqual("ID"u8) && Fields[field].Source == "ID")
        {
            if (_record.Id is not [(byte)'.']) _values.Append(_record.Id);
            return;
        }

        if (!_record.TryGetInfo(_keys[field], out var value)) return;
        if (value.IsEmpty)
        {
            _values.Append((byte)'1');
            return;
        }

        for (var skipped = 1; _perAllele[field] && skipped < allele && !value.IsEmpty; skipped++) value = value.IndexOf((byte)',') is >= 0 and var comma ? value[(comma + 1)..] : default;
        if (_perAllele[field] && value.IndexOf((byte)',') is >= 0 and var end) value = value[..end];
        if (value is not [(byte)'.']) _values.Append(value);
    }

    private AlleleBin BinOf(int number)
    {
        foreach (var bin in _bins)
        {
            if (bin.Number == number) return bin;
        }

        _bins.Add(new AlleleBin(number));
        return _bins[^1];
    }

    private void Advance() => _hasRecord = _reader.Read(_record);
}
