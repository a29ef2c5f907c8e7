using System.Runtime.CompilerServices;
using System.Text;

namespace Tabib.Core.Genome;

/// <summary>Collects the variants of a file into a <see cref="VariantTable"/>.</summary>
public sealed class VariantTableBuilder
{
    private const int FirstSize = 1024;

    private readonly List<Chromosome> _chromosomes = [];
    private readonly Dictionary<string, ushort> _indexes = new(StringComparer.Ordinal);
    private byte[] _lastName = [];
    private ushort _lastIndex;
    private readonly List<VariantBlockColumns> _blocks = [];
    private ushort[] _chromosome = new ushort[FirstSize];
    private int[] _start = new int[FirstSize];
    private int[] _offset = new int[FirstSize + 1];
    private byte[] _text = new byte[FirstSize * 16];
    private bool[]? _provisional;
    private int _filled;

    public int Count { get; private set; }

    /// <param name="position">1-based, as files have it.</param>
    /// <param name="alternates">ALT alleles parted by commas, "." where there is none.</param>
    /// <exception cref="OverflowException">More than 2 GB of names in 65,536 variants, or 65,535 contigs.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<byte> chromosome, int position, ReadOnlySpan<byte> id, ReadOnlySpan<byte> reference, ReadOnlySpan<byte> alternates, bool isReferenceProvisional = false)
    {
        if (_filled == VariantBlockColumns.Size) Close();
        if (_filled == _start.Length) Grow();
        _chromosome[_filled] = IndexOf(chromosome);
        _start[_filled] = position - 1;
        var offset = _offset[_filled];
        var length = checked(offset + id.Length + reference.Length + alternates.Length + 2);
        if (length > _text.Length) Array.Resize(ref _text, (int)Math.Min(Math.Max((long)length, _text.Length * 2L), Array.MaxLength));
        var text = _text.AsSpan(offset);
        id.CopyTo(text);
        text[id.Length] = (byte)'\t';
        reference.CopyTo(text[(id.Length + 1)..]);
        text[id.Length + 1 + reference.Length] = (byte)'\t';
        alternates.CopyTo(text[(id.Length + reference.Length + 2)..]);
        if (isReferenceProvisional) (_provisional ??= new bool[_start.Length])[_filled] = true;
        _offset[++_filled] = length;
        Count++;
    }

    public VariantTable Build()
    {
        if (_filled > 0) Close();
        return new VariantTable([.. _chromosomes], [.. _blocks], Count);
    }

    /// <summary>The block is full, or the last: it is kept without room to spare, and the next begins.</summary>
    private void Close()
    {
        _blocks.Add(new VariantBlockColumns(_chromosome.AsSpan(0, _filled).ToArray(), _start.AsSpan(0, _filled).ToArray(), _offset.AsSpan(0, _filled + 1).ToArray(), _text.AsSpan(0, _offset[_filled]).ToArray(), _provisional?.AsSpan(0, _filled).ToArray()));
        _provisional = null;
        _filled = 0;
    }

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
        var size = Math.Min(_filled * 2, VariantBlockColumns.Size);
        Array.Resize(ref _chromosome, size);
        Array.Resize(ref _start, size);
        Array.Resize(ref _offset, size + 1);
        if (_provisional is not null) Array.Resize(ref _provisional, size);
    }
}
