using System.Text;
using Tabib.Ingest;
using Tabib.Ingest.Vcf;

namespace Tabib.Evidence.Variants;

/// <summary>Writes annotated records as VCF or BCF: the fields stand in INFO behind those of the input; fields of the same names are replaced.</summary>
public sealed class AnnotatedVcf(VariantFileWriter writer, VcfHeader input, IReadOnlyList<string> keys) : AnnotatedOutput
{
    private readonly byte[][] _replaced = [.. keys.Where(input.Infos.ContainsKey).Select(Encoding.UTF8.GetBytes)];
    private readonly ByteBuffer _info = new();

    /// <summary>Finishes the file.</summary>
    public Core.Outcomes.Problem? Complete() => writer.Complete();

    public override void Write(VcfRecord record, ReadOnlySpan<byte> added)
    {
        ArgumentNullException.ThrowIfNull(record);
        foreach (var key in _replaced) record.RemoveInfo(key);
        _info.Clear();
        if (record.Info is not ([(byte)'.'] or []))
        {
            _info.Append(record.Info);
            _info.Append((byte)';');
        }

        _info.Append(added);
        record.Set(VcfColumn.Info, _info.Written);
        writer.Write(record);
    }
}
