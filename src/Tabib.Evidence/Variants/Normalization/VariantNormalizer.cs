namespace Tabib.Evidence.Variants.Normalization;

/// <summary>Brings the records of a sorted VCF to one form: checked against the reference, taken apart or put together, left-aligned, sorted again, without doubles.</summary>
/// <remarks>Records go in one after the other and come out through <paramref name="output"/> when nothing before them can move behind them any more.</remarks>
/// <param name="bases">Null where there is no reference: REF is not checked and nothing is aligned.</param>
internal sealed class VariantNormalizer(NormalizationOptions options, FieldDefinitions fields, ReferenceBases? bases, Action<EditableRecord> output)
{
    private readonly AlleleSplitter _splitter = new(options, fields);
    private readonly Atomizer _atomizer = new(options, fields);
    private readonly AlleleJoiner _joiner = new(options, fields);
    private readonly DuplicateFilter _duplicates = new(options);
    private readonly ReferenceCheck? _check = bases is null ? null : new ReferenceCheck(bases, options);
    private readonly LeftAligner? _aligner = bases is null || !options.LeftAlign ? null : new LeftAligner(bases, options);
    private readonly List<EditableRecord> _waiting = [];
    private string _chromosome = "";

    public NormalizationCounts Counts { get; } = new();

    public void Add(EditableRecord record)
    {
        Counts.Read++;
        if (record.Chromosome != _chromosome)
        {
            Flush(long.MaxValue);
            _chromosome = record.Chromosome;
        }

        var position = record.Position;
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

        Flush(position - options.Window);
    }

    public void Finish()
    {
        Flush(long.MaxValue);
        Counts.Mismatches = _check?.Mismatches ?? 0;
        Counts.Swapped = _check?.Swapped ?? 0;
    }

    private void Align(EditableRecord record)
    {
        if (_aligner?.Align(record) ?? false) Counts.Realigned++;
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
            Write(_waiting.GetRange(done, next - done));
            done = next;
        }

        _waiting.RemoveRange(0, done);
    }

    private void Write(List<EditableRecord> records)
    {
        if (options.SortByAlleles) records = [.. records.OrderBy(record => record.Alleles[0], StringComparer.Ordinal).ThenBy(record => string.Join(',', record.Alleles.Skip(1)), StringComparer.Ordinal)];
        var kept = _duplicates.Filter(records);
        Counts.Duplicates += records.Count - kept.Count;
        var joined = _joiner.Join(kept);
        Counts.Joined += kept.Count - joined.Count;
        foreach (var record in joined)
        {
            Counts.Written++;
            output(record);
        }
    }
}
