using System.Runtime.CompilerServices;
using System.Text;

namespace Tabib.Core.Genome;

/// <summary>Collects the variants of a file into a <see cref="VariantTable"/>.</summary>
public sealed class VariantTableBuilder
{
    private readonly List<Chromosome> _chromosomes = [];
    private readonly Dictionary<string, ushort> _indexes = new(StringComparer.Ordinal);
    private byte[] _lastName = [];
    private ushort _lastIndex;
    private ushort[] _chromosome = new ushort[1024];
    private int[] _start = new int[1024];
    private int[] _offset = new int[1025];
    private byte[] _text = new byte[1 << 15];
    private bool[]? _provisional;

    public int Count { get; private set; }

    /// <param name="position">1-based, as files have it.</param>
    /// <param name="alternates">ALT alleles parted by commas, "." where there is none.</param>
    /// <exception cref="OverflowException">More than 2 GB of names or 65,535 contigs.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<byte> chromosome, int position, ReadOnlySpan<byte> id, ReadOnlySpan<byte> reference, ReadOnlySpan<byte> alternates, bool isReferenceProvisional = false)
    {
        if (Count == _start.Length) Grow();
        _chromosome[Count] = IndexOf(chromosome);
        _start[Count] = position - 1;
        var offset = _offset[Count];
        var length = checked(offset + id.Length + reference.Length + alternates.Length + 2);
        if (length > _text.Length) Array.Resize(ref _text, (int)Math.Min(Math.Max((long)length, _text.Length * 2L), Array.MaxLength));
        var text = _text.AsSpan(offset);
        id.CopyTo(text);
        text[id.Length] = (byte)'\t';
        reference.CopyTo(text[(id.Length + 1)..]);
        text[id.Length + 1 + reference.Length] = (byte)'\t';
        alternates.CopyTo(text[(id.Length + reference.Length + 2)..]);
        if (isReferenceProvisional) (_provisional ??= new bool[_start.Length])[Count] = true;
        _offset[++Count] = length;
    }

    public VariantTable Build() => new(
        [.. _chromosomes],
        _chromosome.AsSpan(0, Count).ToArray(),
        _start.AsSpan(0, Count).ToArray(),
        _offset.AsSpan(0, Count + 1).ToArray(),
        _text.AsSpan(0, _offset[Count]).ToArray(),
        _provisional?.AsSpan(0, Count).ToArray());

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ushort IndexOf(ReadOnlySpan<byte> name)
    {
        if (Count > 0 && name.SequenceEqual(_lastName)) return _lastIndex;
        _lastName = name.ToArray();
        var text = Encoding.UTF8.GetString(name);
        if (!_indexes.TryGetValue(text, out _lastIndex))
        {
            _lastIndex = checked((ushort)_chromosomes.Count);
            _indexes.Add(text, _lastIndex);
            _chromosomes.Add(Chromosome.Of(text));
        }

        return _lastIndex;
    }

    private void Grow()
    {
        var size = checked(Count * 2);
        Array.Resize(ref _chromosome, size);
        Array.Resize(ref _start, size);
        Array.Resize(ref _offset, size + 1);
        if (_provisional is not null) Array.Resize(ref _provisional, size);
    }
}
