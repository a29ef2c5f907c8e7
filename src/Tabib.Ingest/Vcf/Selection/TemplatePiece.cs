using System.Text;

namespace Tabib.Ingest.Vcf.Selection;

/// <summary>A part of a template: fixed text, a column, a field, or a loop over samples.</summary>
/// <param name="Name">Of a column; of a field its key.</param>
/// <param name="Index">One value of a list alone; null for all.</param>
internal sealed record TemplatePiece(TemplatePieceKind Kind, byte[] Name, int? Index = null, IReadOnlyList<TemplatePiece>? SampleLoop = null)
{
    public void Append(VcfRecord record, int sample, ByteBuffer output)
    {
        switch (Kind)
        {
            case TemplatePieceKind.Text:
                output.Append(Name);
                break;
            case TemplatePieceKind.Info:
                if (!record.TryGetInfo(Name, out var value)) output.Append((byte)'.');
                else if (value.IsEmpty) output.Append((byte)'1');
                else output.Append(Part(value));
                break;
            case TemplatePieceKind.Sample:
                AppendSample(record, sample, output);
                break;
            case TemplatePieceKind.SampleName:
                output.Append(Encoding.UTF8.GetBytes(record.Header.Samples[sample]));
                break;
            default:
                AppendColumn(record, output);
                break;
        }
    }

    private void AppendColumn(VcfRecord record, ByteBuffer output)
    {
        switch (Kind)
        {
            case TemplatePieceKind.Start:
                output.AppendNumber(record.Start);
                break;
            case TemplatePieceKind.End:
                output.AppendNumber(record.End);
                break;
            case TemplatePieceKind.AlternateCount:
                output.AppendNumber(record.AlleleCount - 1);
                break;
            case TemplatePieceKind.Type:
                output.Append(Encoding.ASCII.GetBytes(string.Concat(AlleleTypes.Of(record).ToString().ToUpperInvariant().Where(letter => letter != ' '))));
                break;
            case TemplatePieceKind.Line:
                record.AppendTo(output);
                output.Truncate(output.Length - 1);
                break;
            default:
                output.Append(Part(record.Column((VcfColumn)(Kind - TemplatePieceKind.FirstColumn))));
                break;
        }
    }

    private void AppendSample(VcfRecord record, int sample, ByteBuffer output)
    {
        var key = record.FormatIndexOf(Name);
        var value = key < 0 ? default : record.SampleValue(sample, key);
        if (value.IsEmpty) output.Append((byte)'.');
        else output.Append(Part(value));
    }

    private ReadOnlySpan<byte> Part(ReadOnlySpan<byte> list)
    {
        if (Index is not { } index) return list;
        for (; index > 0; index--)
        {
            var comma = list.IndexOf((byte)',');
            if (comma < 0) return "."u8;
            list = list[(comma + 1)..];
        }

        return list.IndexOf((byte)',') is >= 0 and var end ? list[..end] : list;
    }
}
