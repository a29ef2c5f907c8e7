using Tabib.Ingest;
using Tabib.Ingest.Vcf;

namespace Tabib.Evidence.Variants;

/// <summary>FORMAT/BCSQ: which consequence of BCSQ stands on which chromosome copy of a sample, as bits: two for each consequence, the first copy's lower; 30 bits a number.</summary>
internal sealed class HaplotypeMasks
{
    private const int PerNumber = 15;
    private readonly ByteBuffer _samples = new();
    private readonly ByteBuffer _format = new();

    /// <param name="ordered">The consequences as BCSQ lists them.</param>
    public void Write(VcfRecord record, HaplotypeRecord haplotypes, IReadOnlyList<string> ordered)
    {
        var count = record.Header.Samples.Count;
        if (count == 0 || haplotypes.Carriers.Count == 0 || record.SampleCount != count) return;
        var numbers = (ordered.Count + PerNumber - 1) / PerNumber;
        var masks = new int[count * numbers];
        for (var i = 0; i < ordered.Count; i++)
        {
            if (!haplotypes.Carriers.TryGetValue(ordered[i], out var carriers)) continue;
            foreach (var carrier in carriers) masks[(carrier / 2 * numbers) + (i / PerNumber)] |= 1 << ((i % PerNumber * 2) + (carrier % 2));
        }

        if (record.FormatIndexOf("BCSQ"u8) >= 0) return;
        _format.Clear();
        _format.Append(record.Format);
        _format.Append(":BCSQ"u8);
        _samples.Clear();
        for (var sample = 0; sample < count; sample++)
        {
            if (sample > 0) _samples.Append((byte)'\t');
            _samples.Append(record.Sample(sample));
            for (var missing = record.Format.Count((byte)':') - record.Sample(sample).Count((byte)':'); missing > 0; missing--) _samples.Append(":."u8);
            for (var i = 0; i < numbers; i++)
            {
                _samples.Append(i == 0 ? (byte)':' : (byte)',');
                _samples.AppendNumber(masks[(sample * numbers) + i]);
            }
        }

        record.SetSamples(_format.Written, _samples.Written);
    }
}
