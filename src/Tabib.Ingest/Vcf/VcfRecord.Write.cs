namespace Tabib.Ingest.Vcf;

public sealed partial class VcfRecord
{
    /// <summary>The line of text with its end; the bytes that were read where nothing was edited.</summary>
    public void AppendTo(ByteBuffer buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        if (!_isBcf && !IsEdited)
        {
            buffer.Append(_line.AsSpan(_lineStart, _lineLength));
        }
        else
        {
            DecodeAll();
            for (var i = 0; i < FixedColumns; i++)
            {
                if (i > 0) buffer.Append((byte)'\t');
                buffer.Append(Of(_columns[i]));
            }

            if (_columns[FormatColumn].Length > 0)
            {
                buffer.Append((byte)'\t');
                buffer.Append(Of(_columns[FormatColumn]));
                if (_columns[SamplesColumn].Length > 0 || Header.Samples.Count > 0) buffer.Append((byte)'\t');
                buffer.Append(Of(_columns[SamplesColumn]));
            }
        }

        buffer.Append((byte)'\n');
    }
}
