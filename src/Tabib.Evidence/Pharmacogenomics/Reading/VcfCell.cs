using Tabib.Ingest.Vcf;

namespace Tabib.Evidence.Pharmacogenomics.Reading;

/// <summary>Parts of a sample's column.</summary>
internal static class VcfCell
{
    /// <returns>The column of a sample; empty where the record is cut short.</returns>
    public static ReadOnlySpan<byte> Of(VcfRecord record, int column) => column < record.SampleCount ? record.Sample(column) : default;

    /// <returns>The part with a number, parted by colons; empty where the sample leaves it out.</returns>
    public static ReadOnlySpan<byte> Part(ReadOnlySpan<byte> cell, int index)
    {
        for (; index > 0; index--)
        {
            var colon = cell.IndexOf((byte)':');
            if (colon < 0) return default;
            cell = cell[(colon + 1)..];
        }

        return cell.IndexOf((byte)':') is >= 0 and var end ? cell[..end] : cell;
    }
}
