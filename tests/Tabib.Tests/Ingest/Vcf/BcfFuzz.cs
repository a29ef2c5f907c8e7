using System.Text;
using Tabib.Ingest;
using Tabib.Ingest.Vcf;

namespace Tabib.Tests.Ingest.Vcf;

/// <summary>Bytes as a BCF, already decompressed: refused, or every part of a record can be asked for.</summary>
public static class BcfFuzz
{
    public static void Run(byte[] input)
    {
        VcfRecordFuzz.Read(input, VcfValidation.Structure);
        VcfRecordFuzz.Read(input, VcfValidation.Lenient);
    }

    public static IEnumerable<byte[]> Seeds()
    {
        var bytes = Encode(VcfRecordFuzz.Header, VcfRecordFuzz.Records);
        yield return bytes;
        yield return [.. bytes, .. bytes[^60..]];
        yield return Encode(VcfRecordFuzz.Header.Replace("\tFORMAT\tA\tB\tC", "", StringComparison.Ordinal), "1\t5\t.\tA\tC\t.\tPASS\tDP=300;S=abcdefghijklmnopqrstuvwxyz\n");
    }

    /// <summary>The decompressed bytes of the BCF of a text.</summary>
    internal static byte[] Encode(string header, string records)
    {
        var parsed = VcfHeader.Parse(header);
        var text = Encoding.UTF8.GetBytes(parsed.ToBcfText() + "\0");
        var bytes = new ByteBuffer();
        bytes.Append("BCF\u0002\u0002"u8);
        bytes.AppendInt32(text.Length);
        bytes.Append(text);
        using var reader = VariantFileReader.Open(new StreamBatchSource(new MemoryStream(Encoding.UTF8.GetBytes(header + records))), "f", "f", new VariantFileOptions());
        var record = new VcfRecord(reader.Header);
        var encoder = new BcfEncoder(reader.Header);
        while (reader.Read(record)) encoder.Append(record, bytes);
        return bytes.Written.ToArray();
    }
}
