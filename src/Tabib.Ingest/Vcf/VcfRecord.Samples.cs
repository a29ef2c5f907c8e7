namespace Tabib.Ingest.Vcf;

public sealed partial class VcfRecord
{
    private int[] _tabs = [];
    private int _sampleColumns;
    private bool _hasSamples;

    /// <summary>All sample columns as they stand, parted by tabs; empty where there are none.</summary>
    public ReadOnlySpan<byte> Samples
    {
        get
        {
            if (_pending != 0) Decode(VcfColumn.Format);
            return Of(_columns[SamplesColumn]);
        }
    }

    /// <summary>Sample columns that the record really has.</summary>
    public int SampleCount
    {
        get
        {
            FindSamples();
            return _sampleColumns;
        }
    }

    /// <summary>The column of a sample.</summary>
    public ReadOnlySpan<byte> Sample(int index)
    {
        FindSamples();
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)_sampleColumns);
        var start = index == 0 ? 0 : _tabs[index - 1] + 1;
        return Samples[start.._tabs[index]];
    }

    /// <summary>The value of a sample for a key of FORMAT.</summary>
    /// <param name="key">Its place in FORMAT, see <see cref="FormatIndexOf"/>.</param>
    /// <returns>Empty where the sample leaves it out at its end.</returns>
    public ReadOnlySpan<byte> SampleValue(int sample, int key) => Part(Sample(sample), key);

    /// <returns>The place of a key in FORMAT; −1 where it is not there.</returns>
    public int FormatIndexOf(ReadOnlySpan<byte> key)
    {
        var index = 0;
        foreach (var range in Format.Split((byte)':'))
        {
            if (Format[range].SequenceEqual(key)) return index;
            index++;
        }

        return -1;
    }

    /// <summary>The part of a colon-parted text with a number; empty where there are fewer.</summary>
    internal static ReadOnlySpan<byte> Part(ReadOnlySpan<byte> text, int index)
    {
        for (; index > 0; index--)
        {
            var colon = text.IndexOf((byte)':');
            if (colon < 0) return default;
            text = text[(colon + 1)..];
        }

        return text.IndexOf((byte)':') is >= 0 and var end ? text[..end] : text;
    }

    /// <summary>Finds where the sample columns end.</summary>
    private void FindSamples()
    {
        var samples = Samples;
        if (_sampleColumns > 0 || !_hasSamples) return;
        if (_tabs.Length < Header.Samples.Count + 1) _tabs = new int[Header.Samples.Count + 1];
        _sampleColumns = TabScan.Find(samples, _tabs);
        if (_sampleColumns < _tabs.Length) _tabs[_sampleColumns++] = samples.Length;
    }
}
