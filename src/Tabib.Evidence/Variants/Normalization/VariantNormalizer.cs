using System.Text;

namespace Tabib.Evidence.Variants.Normalization;

/// <summary>Brings the records of a sorted VCF to one form: checked against the reference, taken apart or put together, left-aligned, sorted again, without doubles.</summary>
/// <remarks>Lines go in one after the other and come out through <paramref name="output"/> when nothing before them can move behind them any more. What is in normal form already passes as bytes.</remarks>
/// <param name="bases">Null where there is no reference: REF is not checked and nothing is aligned.</param>
/// <param name="matches">A quicker way to compare REF; null where there is none.</param>
/// <param name="output">Takes a line without its end; it is valid during the call.</param>
/// <param name="isForward">Whether indels of a place go to the right end of their repeat; null: nowhere.</param>
internal sealed class VariantNormalizer(NormalizationOptions options, FieldDefinitions fields, ReferenceBases? bases, LineSink output, ReferenceMatch? matches = null, ForwardPlace? isForward = null)
{
    private readonly AlleleSplitter _splitter = new(options, fields);
    private readonly Atomizer _atomizer = new(options, fields);
    private readonly AlleleJoiner _joiner = new(options, fields);
    private readonly DuplicateFilter _duplicates = new(options);
    private readonly ReferenceCheck? _check = bases is null ? null : new ReferenceCheck(bases, options);
    private readonly LeftAligner? _aligner = bases is null || !options.LeftAlign ? null : new LeftAligner(bases);
    private readonly RightAligner? _rightAligner = bases is null || isForward is null || !options.LeftAlign ? null : new RightAligner(bases);
    private readonly bool _looksAtNeighbours = options.Join != VariantClasses.None || options.Duplicates != DuplicateRemoval.Off || options.SortByAlleles;
    private readonly List<WaitingRecord> _waiting = [];
    private readonly Stack<WaitingRecord> _free = [];
    private byte[] _chromosome = [];
    private byte[] _bytes = new byte[1 << 12];
    private int _last;

    public NormalizationCounts Counts { get; } = new();

    /// <param name="line">Without its end.</param>
    /// <exception cref="Core.Outcomes.ProblemException">NRM001, NRM002: REF and the reference differ. NRM003: the position is no number, or the line has fewer than eight columns. NRM010: values do not fit alleles.</exception>
    public void Add(ReadOnlySpan<byte> line)
    {
        var columns = Enter(line);
        if (IsNormal(line, columns) && Matches(columns.Chromosome(line), columns.Position, columns.Reference(line)))
        {
            var waiting = Take();
            waiting.Set(columns.Position, line, isLeftAlone: false);
            Insert(waiting);
        }
        else
        {
            AddOpened(EditableRecord.Parse(Encoding.UTF8.GetString(line)));
        }

        Flush(columns.Position - options.Window);
    }

    /// <summary>A record that is only put in its place: it is not checked, and neither joined with others nor left out as a double.</summary>
    /// <inheritdoc cref="Add"/>
    public void AddUntouched(ReadOnlySpan<byte> line)
    {
        var columns = Enter(line);
        Counts.Untouched++;
        var waiting = Take();
        waiting.Set(columns.Position, line, isLeftAlone: true);
        Insert(waiting);
        Flush(columns.Position - options.Window);
    }

    public void Finish()
    {
        Flush(long.MaxValue);
        Counts.Mismatches = _check?.Mismatches ?? 0;
        Counts.Swapped = _check?.Swapped ?? 0;
    }

    private LineColumns Enter(ReadOnlySpan<byte> line)
    {
        Counts.Read++;
        if (!LineColumns.TryRead(line, out var columns)) throw LineColumns.Fault(Counts.Read);
        var chromosome = columns.Chromosome(line);
        if (!chromosome.SequenceEqual(_chromosome))
        {
            Flush(long.MaxValue);
            (_chromosome, _last) = (chromosome.ToArray(), 0);
        }

        if (columns.Position < _last) throw LineColumns.Unsorted(line, columns);
        _last = columns.Position;
        return columns;
    }

    /// <summary>An indel that lies to the left may still have to go to the right.</summary>
    private bool IsNormal(ReadOnlySpan<byte> line, LineColumns columns)
    {
        var reference = columns.Reference(line);
        var alternates = columns.Alternates(line);
        return NormalRecord.IsNormal(reference, alternates) && (_rightAligner is null || reference.Length == alternates.Length);
    }

    private void AddOpened(EditableRecord record)
    {
        if (_check is not null && !_check.Accept(record))
        {
            Counts.Excluded++;
            return;
        }

        foreach (var atom in options.Atomize && Atomizer.Applies(record) ? _atomizer.Atomize(record) : [record])
        {
            if (!_splitter.Applies(atom))
            {
                Align(atom);
                continue;
            }

            Counts.Split++;
            foreach (var part in _splitter.Split(atom)) Align(part);
        }
    }

    private void Align(EditableRecord record)
    {
        if (_aligner is not null && Place(record)) Counts.Realigned++;
        var waiting = Take();
        waiting.Set(record);
        Insert(waiting);
    }

    /// <returns>Whether the record was changed.</returns>
    private bool Place(EditableRecord record)
    {
        var original = OriginalRecord.Describe(record);
        var changed = _aligner!.Align(record);
        if (_rightAligner is not null && isForward!(record.Chromosome, record.Position - 1, record.Position - 1 + record.Alleles[0].Length)) changed |= _rightAligner.Align(record);
        if (!changed || OriginalRecord.Describe(record) == original) return false;
        OriginalRecord.Mark(record, options.OriginalTag, original);
        return true;
    }

    private bool Matches(ReadOnlySpan<byte> chromosome, long position, ReadOnlySpan<byte> reference)
    {
        if (matches is not null) return matches(chromosome, position - 1, reference);
        if (bases is null) return true;
        return bases(Encoding.UTF8.GetString(chromosome), position - 1, reference.Length) is { } found && Ascii.EqualsIgnoreCase(reference, found);
    }

    private WaitingRecord Take() => _free.TryPop(out var free) ? free : new WaitingRecord();

    private void Insert(WaitingRecord record)
    {
        var at = _waiting.Count;
        while (at > 0 && _waiting[at - 1].Position > record.Position) at--;
        _waiting.Insert(at, record);
    }

    /// <summary>Writes all before the position: no later record can come to lie there.</summary>
    private void Flush(long before)
    {
        var done = 0;
        while (done < _waiting.Count && _waiting[done].Position < before)
        {
            var next = done + 1;
            while (next < _waiting.Count && _waiting[next].Position == _waiting[done].Position) next++;
            if (next - done > 1 && _looksAtNeighbours) WriteGroup(done, next);
            else
                for (var i = done; i < next; i++) Write(_waiting[i]);
            for (var i = done; i < next; i++) _free.Push(_waiting[i]);
            done = next;
        }

        if (done > 0) _waiting.RemoveRange(0, done);
    }

    /// <summary>What is left alone comes before what the others of the position become.</summary>
    private void WriteGroup(int from, int to)
    {
        var records = new List<EditableRecord>(to - from);
        for (var i = from; i < to; i++)
        {
            if (_waiting[i].IsLeftAlone) Write(_waiting[i]);
            else records.Add(_waiting[i].Open());
        }

        if (options.SortByAlleles) records = [.. records.OrderBy(record => record.Alleles[0], StringComparer.Ordinal).ThenBy(record => string.Join(',', record.Alleles.Skip(1)), StringComparer.Ordinal)];
        var kept = _duplicates.Filter(records);
        Counts.Duplicates += records.Count - kept.Count;
        var joined = _joiner.Join(kept);
        Counts.Joined += kept.Count - joined.Count;
        foreach (var record in joined) Write(record.ToString());
    }

    private void Write(WaitingRecord record)
    {
        if (record.Line.IsEmpty)
        {
            Write(record.Open().ToString());
            return;
        }

        Counts.Written++;
        output(record.Line);
    }

    private void Write(string line)
    {
        Counts.Written++;
        var most = Encoding.UTF8.GetMaxByteCount(line.Length);
        if (_bytes.Length < most) _bytes = new byte[most * 2];
        output(_bytes.AsSpan(0, Encoding.UTF8.GetBytes(line, _bytes)));
    }
}
