using System.Buffers.Binary;
using System.Text;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Vcf;

/// <summary>Writes records in the binary form, from their text (BCF 2.2 section 6.3). One for each thread.</summary>
/// <param name="header">Of the file that is written: its dictionaries give the numbers.</param>
internal sealed class BcfEncoder(VcfHeader header)
{
    private readonly BcfValues _values = new();
    private readonly BcfSampleEncoder _samples = new(header);
    private readonly BcfInfoEncoder _infos = new(header);
    private VcfHeader? _compared;
    private bool _hasSameNumbers;

    /// <summary>Appends a record with its two lengths.</summary>
    /// <exception cref="ProblemException">BCF005 to BCF007: the record names what the header lacks, or has values that are none of their type.</exception>
    public void Append(VcfRecord record, ByteBuffer buffer)
    {
        var start = buffer.Length;
        if (!record.IsEdited && !record.BcfBytes.IsEmpty && HasSameNumbers(record.Header))
        {
            buffer.AppendInt32(record.BcfSharedLength);
            buffer.AppendInt32(record.BcfBytes.Length - record.BcfSharedLength);
            buffer.Append(record.BcfBytes);
            return;
        }

        buffer.AppendInt32(0);
        buffer.AppendInt32(0);
        AppendSite(record, buffer);
        var shared = buffer.Length;
        var formats = _samples.Append(record, buffer);
        BinaryPrimitives.WriteInt32LittleEndian(buffer.Mutable(start), shared - start - 8);
        BinaryPrimitives.WriteInt32LittleEndian(buffer.Mutable(start + 4), buffer.Length - shared);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer.Mutable(start + 8 + 20), ((uint)formats << 24) | (uint)header.Samples.Count);
    }

    /// <summary>Whether the binary records of another header mean the same under this one.</summary>
    private bool HasSameNumbers(VcfHeader other)
    {
        if (ReferenceEquals(other, _compared)) return _hasSameNumbers;
        _compared = other;
        _hasSameNumbers = ReferenceEquals(other, header) || (other.Samples.SequenceEqual(header.Samples)
            && other.StringDictionary.Count <= header.StringDictionary.Count && other.StringDictionary.SequenceEqual(header.StringDictionary.Take(other.StringDictionary.Count))
            && other.Contigs.All(contig => header.Contigs.Any(own => own.Name == contig.Name && own.Index == contig.Index)));
        return _hasSameNumbers;
    }

    private void AppendSite(VcfRecord record, ByteBuffer buffer)
    {
        var contig = header.FindContig(record.Chrom) ?? throw Lacking(record, "contig", record.Chrom);
        buffer.AppendInt32(contig.Index);
        buffer.AppendInt32(record.Start);
        buffer.AppendInt32(record.End - record.Start);
        buffer.AppendUInt32(record.Qual is [(byte)'.'] ? BcfTypes.MissingFloat : VcfNumberText.TryParseFloat(record.Qual, out var quality) ? BitConverter.SingleToUInt32Bits((float)quality) : throw NoNumber(record, "QUAL"u8));
        var counts = buffer.Length;
        buffer.AppendInt32(0);
        buffer.AppendInt32(0);
        if (record.Id is [(byte)'.']) BcfValues.AppendDescriptor(buffer, 0, BcfTypes.Char);
        else BcfValues.AppendText(buffer, record.Id);
        BcfValues.AppendText(buffer, record.Ref);
        var alleles = 1;
        if (record.Alt is not ([(byte)'.'] or []))
        {
            foreach (var range in record.Alt.Split((byte)','))
            {
                BcfValues.AppendText(buffer, record.Alt[range]);
                alleles++;
            }
        }

        AppendFilters(record, buffer);
        var infos = _infos.Append(record, buffer);
        if (alleles > ushort.MaxValue || infos > ushort.MaxValue) throw new ProblemException(new Problem("BCF007", ProblemSeverity.Fatal, "A record has more alleles or INFO fields than BCF can say.", Place(record, null)));
        BinaryPrimitives.WriteUInt32LittleEndian(buffer.Mutable(counts), ((uint)alleles << 16) | (uint)infos);
    }

    private void AppendFilters(VcfRecord record, ByteBuffer buffer)
    {
        _values.Clear();
        if (record.Filter is not [(byte)'.'])
        {
            foreach (var range in record.Filter.Split((byte)';'))
            {
                var name = record.Filter[range];
                _values.Add(name.SequenceEqual("PASS"u8) ? 0 : header.FindFilter(name)?.Index ?? throw Lacking(record, "FILTER", name));
            }
        }

        _values.AppendIntegers(buffer);
    }

    internal static ProblemException Lacking(VcfRecord record, string kind, ReadOnlySpan<byte> name) =>
        new(new Problem("BCF005", ProblemSeverity.Fatal, $"BCF needs a {kind} line in the header for {Shown(name)}.", Place(record, kind), "Add the line to the header, or write VCF."));

    internal static ProblemException NoNumber(VcfRecord record, ReadOnlySpan<byte> key) =>
        new(new Problem("BCF006", ProblemSeverity.Fatal, $"A value of {Shown(key)} is no number that BCF can hold, though the header says that it is one.", Place(record, Shown(key)), "Correct the value or the header, or write VCF."));

    private static ProblemLocation Place(VcfRecord record, string? path) => new(record.File, record.Line == 0 ? null : record.Line, path);

    private static string Shown(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text.Length > 40 ? text[..40] : text);
}
