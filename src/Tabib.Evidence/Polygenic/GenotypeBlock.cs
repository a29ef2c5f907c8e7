using System.Numerics;
using Tabib.Core.Genome;

namespace Tabib.Evidence.Polygenic;

/// <summary>The genotypes of some variants, read once for all scores. One for each thread.</summary>
internal sealed class GenotypeBlock : IDisposable
{
    private const ulong LowBits = 0x5555_5555_5555_5555;

    private readonly ScoreTarget _target;
    private readonly ScoreOptions _options;
    private readonly AlleleFrequencies _frequencies;
    private readonly GenotypeReader _reader;
    private readonly GenotypeBuffer _buffer;
    private readonly GenotypeRow[] _rows;
    private ushort[] _dosages = [];

    public GenotypeBlock(ScoreTarget target, ScoreOptions options, AlleleFrequencies frequencies, int size)
    {
        _target = target;
        _options = options;
        _frequencies = frequencies;
        _reader = target.OpenReader();
        _buffer = new GenotypeBuffer(target.Samples.Count);
        _rows = new GenotypeRow[size];
        WordsPerRow = _buffer.Packed.Length;
        Packed = new ulong[(long)size * WordsPerRow];
    }

    public int WordsPerRow { get; }

    /// <summary>Codes of all rows.</summary>
    public ulong[] Packed { get; }

    public ReadOnlySpan<GenotypeRow> Rows => _rows;

    /// <summary>Dosages or codes of one variant and one ALT allele: what does not go by codes alone.</summary>
    public GenotypeBuffer ReadAgain(int variant, int allele)
    {
        _reader.Read(variant, allele, _buffer);
        return _buffer;
    }

    public void Fill(ReadOnlySpan<int> variants)
    {
        for (var i = 0; i < variants.Length; i++)
        {
            var variant = variants[i];
            _reader.Read(variant, 1, _buffer);
            ref var row = ref _rows[i];
            row.Variant = variant;
            row.Kind = _target.Variants.ChromosomeOf(variant).Kind;
            var isPlain = row.Kind is not (ChromosomeKind.Y or ChromosomeKind.Mitochondrial) && !_target.IsMultiallelic(variant);
            row.IsSimple = isPlain && !_buffer.HasDosage;
            row.HasDosages = isPlain && _buffer.HasDosage;
            if (row.HasDosages) KeepDosages(i, ref row);
            if (!row.IsSimple) continue;
            var packed = Packed.AsSpan(i * WordsPerRow, WordsPerRow);
            _buffer.Packed.AsSpan(0, _buffer.WordCount).CopyTo(packed);
            row.HasMissing = HasMissing(packed[.._buffer.WordCount]);
            if (row.HasMissing) row.Frequency = FrequencyOf(variant, 1, row.Kind);
        }
    }

    /// <summary>Of a row that has dosages.</summary>
    public ReadOnlySpan<ushort> DosagesOf(int number) => _dosages.AsSpan(number * _buffer.SampleCount, _buffer.SampleCount);

    /// <summary>Frequency of an ALT allele: that of another panel where one was given and has it, else of what was just read.</summary>
    public double FrequencyOf(int variant, int allele, ChromosomeKind kind) =>
        _options.Missing == MissingGenotypes.Skip ? double.NaN
        : _options.Frequencies is { } panel && allele == 1 && !double.IsNaN(panel[variant]) ? panel[variant]
        : _frequencies.Of(_buffer, kind);

    public void Dispose() => _reader.Dispose();

    private void KeepDosages(int number, ref GenotypeRow row)
    {
        if (_dosages.Length == 0) _dosages = new ushort[(long)_rows.Length * _buffer.SampleCount];
        var dosages = _buffer.Dosages.AsSpan(0, _buffer.SampleCount);
        dosages.CopyTo(_dosages.AsSpan(number * _buffer.SampleCount));
        row.HasMissing = dosages.Contains(GenotypeBuffer.MissingDosage);
        if (row.HasMissing) row.Frequency = FrequencyOf(row.Variant, 1, row.Kind);
    }

    private static bool HasMissing(ReadOnlySpan<ulong> packed)
    {
        ulong missing = 0;
        var vectors = System.Runtime.InteropServices.MemoryMarshal.Cast<ulong, Vector<ulong>>(packed);
        var both = Vector<ulong>.Zero;
        foreach (var vector in vectors) both |= vector & (vector >>> 1);
        for (var i = 0; i < Vector<ulong>.Count; i++) missing |= both[i];
        for (var i = vectors.Length * Vector<ulong>.Count; i < packed.Length; i++) missing |= packed[i] & (packed[i] >> 1);
        return (missing & LowBits) != 0;
    }
}
