using System.Text;

namespace Tabib.Ingest.Vcf;

/// <summary>Makes the index of a file while it is written.</summary>
internal sealed class VariantIndexBuilder
{
    private readonly BinScheme _scheme;
    private readonly bool _isText;
    private readonly List<byte[]> _names = [];
    private readonly List<IndexedContig?> _contigs = [];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<byte>> _numbers = new Dictionary<string, int>(Utf8KeyComparer.Instance).GetAlternateLookup<ReadOnlySpan<byte>>();
    private int _contig = -1;
    private int _start;

    /// <param name="isText">Chromosomes have numbers in the order in which they come; in BCF those of the header.</param>
    public VariantIndexBuilder(VcfHeader header, BinScheme scheme, bool isText)
    {
        (_scheme, _isText) = (scheme, isText);
        if (isText) return;
        foreach (var contig in header.Contigs)
        {
            while (_names.Count <= contig.Index) AddContig([]);
            _names[contig.Index] = Encoding.UTF8.GetBytes(contig.Name);
            _numbers[_names[contig.Index]] = contig.Index;
        }
    }

    /// <summary>Why there can be no index; null where there can.</summary>
    public string? Obstacle { get; private set; }

    /// <param name="from">First of the record's decompressed bytes.</param>
    public void Add(byte[] name, int start, int end, long from, long to)
    {
        if (Obstacle is not null) return;
        start = Math.Max(0, start);
        end = Math.Max(start + 1, end);
        var contig = NumberOf(name);
        if (contig < 0) Obstacle = "a record is on a chromosome that the header does not name";
        else if (end > _scheme.Capacity) Obstacle = "a record lies beyond what an index can point to";
        else if (contig == _contig ? start < _start : _contigs[contig] is not null) Obstacle = "the records are not sorted";
        if (Obstacle is not null) return;
        (_contig, _start) = (contig, start);
        (_contigs[contig] ??= new IndexedContig()).Add(_scheme, start, end, (ulong)from, (ulong)to);
    }

    /// <param name="offsetOf">The virtual offset of a decompressed byte.</param>
    public VariantIndex Build(Func<long, VirtualOffset> offsetOf)
    {
        foreach (var contig in _contigs)
        {
            if (contig is null) continue;
            foreach (var chunks in contig.Bins.Values)
            {
                for (var i = 0; i < chunks.Count; i++) chunks[i] = (offsetOf((long)chunks[i].Start).Value, offsetOf((long)chunks[i].End).Value);
            }

            var next = 0UL;
            for (var i = contig.Linear.Count - 1; i >= 0; i--)
            {
                // A window without records points to where the search for it must begin.
                if (contig.Linear[i] != ulong.MaxValue) next = offsetOf((long)contig.Linear[i]).Value;
                contig.Linear[i] = next;
            }

            foreach (var bin in contig.Bins.Keys)
            {
                var window = (int)(_scheme.StartOf(bin) >> _scheme.MinShift);
                contig.BinStarts[bin] = window < contig.Linear.Count ? contig.Linear[window] : 0;
            }

            (contig.Start, contig.End) = (offsetOf((long)contig.Start).Value, offsetOf((long)contig.End).Value);
        }

        return new VariantIndex(_scheme, _names, [.. _contigs.Select(contig => contig ?? new IndexedContig())]);
    }

    private int NumberOf(byte[] name)
    {
        if (_contig >= 0 && name.AsSpan().SequenceEqual(_names[_contig])) return _contig;
        if (_numbers.TryGetValue(name, out var known)) return known;
        if (!_isText) return -1;
        _numbers[name] = _names.Count;
        AddContig(name);
        return _names.Count - 1;
    }

    private void AddContig(byte[] name)
    {
        _names.Add(name);
        _contigs.Add(null);
    }
}
