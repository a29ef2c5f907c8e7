using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Ingest;
using Tabib.Ingest.Vcf;

namespace Tabib.Evidence.Variants;

/// <summary>Finds what is to be said of a record: its alleles, their effects, HGVS and what other files know.</summary>
internal sealed class RecordAnnotator(ConsequenceCaller caller, Func<string, (bool InReference, bool InAnnotation)> moveTo, IReadOnlyList<JoinedFields> joins, string file, bool strict, Action<Problem> report)
{
    private static readonly System.Buffers.SearchValues<byte> Letters = System.Buffers.SearchValues.Create("ACGTNacgtn"u8);

    private readonly AlleleAnnotator _annotator = new(caller);
    private readonly List<string?> _notes = [];
    private readonly Dictionary<int, long> _bySeverity = [];
    private VariantAllele[] _alleles = [];
    private bool[] _usable = [];
    private byte[] _contigBytes = [];
    private string _contig = "";
    private bool _inReference;
    private bool _inAnnotation;

    public long Records { get; private set; }

    public long Alleles { get; private set; }

    public long InTranscripts { get; private set; }

    public long Mismatches { get; private set; }

    public long WithoutReference { get; private set; }

    public long WithoutGenes { get; private set; }

    /// <summary>The contig of the record last looked at.</summary>
    public string Contig => _contig;

    /// <summary>Alleles by their most severe consequence; the last rank stands for none.</summary>
    public IReadOnlyDictionary<int, long> BySeverity => _bySeverity;

    /// <summary>Reads the alleles of a record.</summary>
    /// <param name="keep">Whether the alleles are kept longer than to the next record.</param>
    /// <returns>Number of alternate alleles; 1 for a record without any.</returns>
    public int Load(VcfRecord record, bool keep)
    {
        if (!record.Chrom.SequenceEqual(_contigBytes)) MoveTo(record.Chrom);
        Records++;
        if (!_inReference) WithoutReference++;
        else if (!_inAnnotation) WithoutGenes++;
        var count = Math.Max(1, record.AlleleCount - 1);
        if (_alleles.Length < count) Grow(count);
        var end = record.TryGetInfoInteger("END"u8, out var stated) && stated <= int.MaxValue ? (int)stated : record.Position;
        var mismatch = _inReference && !Agrees(record);
        if (mismatch) ReportMismatch(record);
        _notes.Clear();
        for (var i = 0; i < count; i++)
        {
            if (keep) _alleles[i] = new VariantAllele();
            var alternate = record.AlleleCount == 1 ? "."u8 : record.Allele(i + 1);
            _alleles[i].Set(record.Position, record.Ref, alternate, end);
            _notes.Add(NoteOf(_alleles[i], mismatch));
            _usable[i] = _notes[i] is null;
        }

        Alleles += record.AlleleCount - 1;
        return count;
    }

    public VariantAllele Allele(int index) => _alleles[index];

    public bool IsUsable(int index) => _usable[index];

    /// <summary>Appends "TCSQ=...;HGVSG=..." and what other files know; gives the effects of each allele on.</summary>
    public void Append(ByteBuffer info, int count, Action<int, IReadOnlyList<TranscriptEffect>>? effectsOf)
    {
        info.Append("TCSQ="u8);
        for (var i = 0; i < count; i++)
        {
            if (i > 0) info.Append((byte)',');
            var effects = _usable[i] ? caller.EffectsOf(_alleles[i]) : [];
            if (effects.Count > 0) InTranscripts++;
            var types = _annotator.Append(info, _alleles[i], effects, _notes[i]);
            if (_usable[i]) Count(types);
            effectsOf?.Invoke(i, effects);
        }

        AppendGenomic(info, count);
        foreach (var join in joins) join.Append(info, _contig, caller.ReferenceContig, _alleles.AsSpan(0, count), _usable.AsSpan(0, count));
    }

    private void Count(ConsequenceType types)
    {
        var severity = ConsequenceTerms.Severity(types);
        _bySeverity[severity] = _bySeverity.GetValueOrDefault(severity) + 1;
    }

    private void AppendGenomic(ByteBuffer info, int count)
    {
        info.Append(";HGVSG="u8);
        for (var i = 0; i < count; i++)
        {
            if (i > 0) info.Append((byte)',');
            if (_usable[i] && !_alleles[i].IsSymbolic) _annotator.Dna.AppendGenomic(info, _contigBytes, _alleles[i]);
            else info.Append((byte)'.');
        }
    }

    private string? NoteOf(VariantAllele allele, bool mismatch)
    {
        if (!_inReference) return "NO_REFERENCE";
        if (mismatch) return "REF_MISMATCH";
        var alternate = allele.Alternate;
        if (alternate is [] or [(byte)'.']) return "NO_ALTERNATE";
        if (alternate is [(byte)'*']) return "SPANNING_DELETION";
        if (allele.IsSymbolic) return allele.Start >= 0 ? null : alternate[0] == '<' ? "SYMBOLIC" : "BREAKEND";
        if (!_inAnnotation) return null;
        return alternate.ContainsAnyExcept(Letters) ? "NOT_BASES" : null;
    }

    private void MoveTo(ReadOnlySpan<byte> contig)
    {
        _contigBytes = contig.ToArray();
        _contig = Encoding.UTF8.GetString(contig);
        (_inReference, _inAnnotation) = moveTo(_contig);
        if (!_inReference) Report("ANN001", ProblemSeverity.Warning, $"The reference has no sequence {_contig}: nothing is said of its variants.", null, "Use the genome that the variants were called with.");
        else if (!_inAnnotation) Report("ANN006", ProblemSeverity.Information, $"The annotation has no gene on {_contig}: its variants count as intergenic.", null, null);
    }

    private void ReportMismatch(VcfRecord record)
    {
        Mismatches++;
        var place = $"{_contig}:{record.Position}";
        Report("ANN002", ProblemSeverity.Error, $"REF disagrees with the reference at {place}: nothing is said of the record.", record.Line, "The variants may be of another genome build.");
    }

    private void Report(string code, ProblemSeverity severity, string message, long? line, string? hint)
    {
        var problem = new Problem(code, severity, message, new ProblemLocation(file, line), hint);
        if (strict && severity >= ProblemSeverity.Warning) throw new ProblemException(problem);
        report(problem);
    }

    /// <summary>Whether REF is what the reference has; N and other ambiguous letters of either agree with anything.</summary>
    private bool Agrees(VcfRecord record)
    {
        var bases = record.Ref;
        for (var i = 0; i < bases.Length; i++)
        {
            var (own, other) = ((byte)(bases[i] & 0xDF), caller.Reference.BaseAt(caller.ReferenceContig, record.Start + i));
            if (own != other && (IsBase(own) || own == '.') && (IsBase(other) || other == 0)) return false;
        }

        return true;
    }

    private static bool IsBase(byte letter) => letter is (byte)'A' or (byte)'C' or (byte)'G' or (byte)'T';

    private void Grow(int count)
    {
        var before = _alleles.Length;
        Array.Resize(ref _alleles, count);
        Array.Resize(ref _usable, count);
        for (var i = before; i < count; i++) _alleles[i] = new VariantAllele();
    }
}
