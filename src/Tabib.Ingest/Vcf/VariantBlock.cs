using System.Buffers.Binary;
using Tabib.Core.Outcomes;
using Tabib.Ingest.Vcf.Rules;

namespace Tabib.Ingest.Vcf;

/// <summary>A run of whole records of a file, as bytes. Blocks of one reader may be worked on by several threads at once; give each back with <see cref="Dispose"/>.</summary>
public sealed class VariantBlock : IDisposable
{
    private readonly VariantFileReader _reader;
    private readonly List<Problem> _problems = [];
    private byte[] _bytes;
    private int _at;
    private readonly int _end;
    private readonly IndexedRegion? _region;
    private int _before = -1;
    private RuleReport? _report;
    private VcfRecordRules? _rules;

    internal VariantBlock(VariantFileReader reader, byte[] bytes, int start, int end, long index, long firstLine, IndexedRegion? region, VariantFilePlace? behind)
    {
        (_reader, _bytes, _at, _end, Index, NextLine, _region, Behind) = (reader, bytes, start, end, index, firstLine, region, behind);
    }

    /// <summary>0 for the first of the file, 1 for the next.</summary>
    public long Index { get; }

    /// <summary>The place behind the block; null where the file is none of BGZF, or only regions are read.</summary>
    public VariantFilePlace? Behind { get; }

    /// <summary>Line (of a BCF: number of the record) that <see cref="Read"/> comes to next; 1-based; 0 where only regions are read.</summary>
    public long NextLine { get; private set; }

    /// <summary>What was wrong with the records read so far, in order.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>Moves the record to the next one of the block. Lines that are no record are passed over with a problem.</summary>
    /// <returns>False at the end of the block.</returns>
    /// <exception cref="ProblemException">In strict reading: the first problem.</exception>
    public bool Read(VcfRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        record.File = _reader.Name;
        while (_at < _end)
        {
            record.Line = NextLine == 0 ? 0 : NextLine++;
            var fault = _reader.IsBcf ? ReadBcf(record) : ReadLine(record);
            if (fault is not (null or VcfFault.None)) Add(fault.Value, record.Line);
            else if (fault == VcfFault.None && (_region is null || IsInRegion(record)))
            {
                if (_reader.Options.Validation != VcfValidation.Structure) Check(record);
                return true;
            }
        }

        return false;
    }

    public void Dispose()
    {
        if (_bytes.Length > 0) _reader.Recycle(_bytes);
        _bytes = [];
    }

    /// <returns>Null for an empty line, which is nothing at all.</returns>
    private VcfFault? ReadLine(VcfRecord record)
    {
        var rest = _bytes.AsSpan(_at, _end - _at);
        var length = rest.IndexOf((byte)'\n');
        var (start, next) = (_at, length < 0 ? _end : _at + length + 1);
        if (length < 0) length = rest.Length;
        _at = next;
        if (length > 0 && rest[length - 1] == '\r') length--;
        return length == 0 ? null : record.Load(_bytes, start, length);
    }

    private VcfFault ReadBcf(VcfRecord record)
    {
        var shared = (int)BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(_at));
        var samples = (int)BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(_at + 4));
        var start = _at + 8;
        _at = start + shared + samples;
        return record.LoadBcf(_bytes, start, shared, samples);
    }

    private void Check(VcfRecord record)
    {
        _report ??= new RuleReport(_reader.Name, _reader.Options.Validation, _problems.Add);
        _rules ??= new VcfRecordRules(_reader.Header);
        _rules.Check(record, _report);
    }

    private bool IsInRegion(VcfRecord record)
    {
        if (!record.Chrom.SequenceEqual(_region!.Name)) return false;
        if (record.Start < _before) throw new ProblemException(new Problem("TBX006", ProblemSeverity.Fatal, "The records are not sorted: what lies in a region cannot be told.", new ProblemLocation(_reader.Name, null, $"POS {record.Position}"), "Sort the file (bcftools sort), and index it."));
        _before = record.Start;
        if (record.Start >= _region.End) _at = _end;
        return record.Start < _region.End && record.Start >= _region.Before && record.End > _region.Start;
    }

    private void Add(VcfFault fault, long line)
    {
        var (code, message, path) = fault switch
        {
            VcfFault.TooFewColumns => ("VCF030", "The line has fewer than eight columns parted by tabs: it is no record.", null),
            VcfFault.NoPosition => ("VCF031", "The position is no whole number of 0 to 2,147,483,647: the record is refused.", "POS"),
            _ => ("BCF003", "The parts of the record do not fit its lengths or the header: the record is refused.", (string?)null),
        };
        var problem = new Problem(code, ProblemSeverity.Error, message, new ProblemLocation(_reader.Name, line == 0 ? null : line, path));
        if (_reader.Options.Validation == VcfValidation.Strict) throw new ProblemException(problem);
        _problems.Add(problem);
    }
}
