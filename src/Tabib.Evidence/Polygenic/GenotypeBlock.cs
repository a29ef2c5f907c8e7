using Tabib.Core.Genome;
using Tabib.Core.Kernels;

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
    private readonly bool _isFew;
    private ushort[] _dosages = [];

    public GenotypeBlock(ScoreTarget target, ScoreOptions options, AlleleFrequencies frequencies, int size)
    {
        _target = target;
        _options = options;
        _frequencies = frequencies;
        _isFew = target.Samples.Count <= FewScoreSums.MostSamples;
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
            if (_isFew)
            {
                row.HasMissing = (packed[0] & (packed[0] >> 1) & LowBits) != 0;
                if (row.HasMissing) row.Frequency = FrequencyOf(variant, 1, row.Kind);
                continue;
            }

            row.Counts = GenotypeCounting.Count(_buffer);
            row.HasMissing = row.Counts.Missing > 0;
            if (row.HasMissing) row.Frequency = FrequencyOf(variant, 1, row.Kind, row.Counts);
        }
    }

    /// <summary>Of a row that has dosages.</summary>
    public ReadOnlySpan<ushort> DosagesOf(int number) => _dosages.AsSpan(number * _buffer.SampleCount, _buffer.SampleCount);

    /// <summary>Frequency of an ALT allele: that of another panel where one was given and has it, else of what was just read.</summary>
    /// <param name="counts">Of all samples, where they are known.</param>
    public double FrequencyOf(int variant, int allele, ChromosomeKind kind, GenotypeCounts? counts = null) =>
        _options.Missing == MissingGenotypes.Skip ? double.NaN
        : _options.Frequencies is { } panel && allele == 1 && !double.IsNaN(panel[variant]) ? panel[variant]
        : _frequencies.Of(_buffer, kind, counts);

    public void Dispose() => _reader.Dispose();

    private void KeepDosages(int number, ref GenotypeRow row)
    {
        if (_dosages.Length == 0) _dosages = new ushort[(long)_rows.Length * _buffer.SampleCount];
        var dosages = _buffer.Dosages.AsSpan(0, _buffer.SampleCount);
        dosages.CopyTo(_dosages.AsSpan(number * _buffer.SampleCount));
        row.HasMissing = dosages.Contains(GenotypeBuffer.MissingDosage);
        if (row.HasMissing) row.Frequency = FrequencyOf(row.Variant, 1, row.Kind);
    }
}
