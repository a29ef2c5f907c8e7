using System.Buffers.Binary;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Vcf;

/// <summary>Reads and writes .tbi and .csi (samtools.github.io/hts-specs: tabix, CSIv1).</summary>
internal static class VariantIndexFile
{
    private const long Largest = 1 << 30;
    private const int TabixFields = 28;
    private const int VcfPreset = 2;

    /// <summary>Finds the index beside a file.</summary>
    /// <exception cref="ProblemException">TBX001: there is none.</exception>
    public static VariantIndex ReadBeside(string path, string name)
    {
        if (ExtensionBeside(path) is { } extension) return Read(path + extension, name + extension);
        throw new ProblemException(new Problem("TBX001", ProblemSeverity.Fatal, "A region can be read from a file with an index alone, and there is none beside this one.", new ProblemLocation(name), "Write it again with tabib variants view --out FILE.vcf.gz, or run bcftools index."), ProblemKind.InputMissing);
    }

    /// <returns>What is behind the name of a file in that of its index; null where there is none.</returns>
    public static string? ExtensionBeside(string path) => Array.Find([".csi", ".tbi"], extension => File.Exists(path + extension));

    /// <exception cref="ProblemException">TBX002: this is no index.</exception>
    public static VariantIndex Read(string path, string name)
    {
        using var stream = InputStreams.Open(new InputFile(path, name, InputFormat.Vcf, "", 0));
        using var memory = new MemoryStream();
        var chunk = new byte[1 << 16];
        for (int count; (count = stream.Read(chunk)) > 0;)
        {
            if (memory.Length + count > Largest) throw Fault(name, "is larger than any index");
            memory.Write(chunk, 0, count);
        }

        return Parse(memory.GetBuffer().AsSpan(0, (int)memory.Length), name);
    }

    /// <exception cref="ProblemException">TBX002: this is no index.</exception>
    public static VariantIndex Parse(ReadOnlySpan<byte> bytes, string name)
    {
        var reader = new IndexBytes(bytes, name);
        var magic = reader.Take(4);
        if (magic.SequenceEqual("TBI\u0001"u8)) return ReadTabix(ref reader);
        if (magic.SequenceEqual("CSI\u0001"u8)) return ReadCsi(ref reader);
        throw Fault(name, "does not begin as one");
    }

    public static ProblemException Fault(string name, string what) => new(new Problem("TBX002", ProblemSeverity.Fatal, $"The index {what}.", new ProblemLocation(name), "Index the file again."));

    /// <summary>The bytes of a .tbi or .csi, not yet compressed.</summary>
    /// <param name="isTabix">Else CSI.</param>
    public static ByteBuffer Format(VariantIndex index, bool isTabix, bool isText)
    {
        var buffer = new ByteBuffer();
        buffer.Append(isTabix ? "TBI\u0001"u8 : "CSI\u0001"u8);
        if (isTabix)
        {
            buffer.AppendInt32(index.Contigs.Count);
            AppendTabixFields(index, buffer);
        }
        else
        {
            buffer.AppendInt32(index.Scheme.MinShift);
            buffer.AppendInt32(index.Scheme.Depth);
            buffer.AppendInt32(isText ? TabixFields + index.Names.Sum(contig => contig.Length + 1) : 0);
            if (isText) AppendTabixFields(index, buffer);
            buffer.AppendInt32(index.Contigs.Count);
        }

        foreach (var contig in index.Contigs) AppendContig(index, contig, isTabix, buffer);
        buffer.AppendInt64(0);
        return buffer;
    }

    private static void AppendTabixFields(VariantIndex index, ByteBuffer buffer)
    {
        foreach (var field in (ReadOnlySpan<int>)[VcfPreset, 1, 2, 0, '#', 0, index.Names.Sum(name => name.Length + 1)]) buffer.AppendInt32(field);
        foreach (var name in index.Names)
        {
            buffer.Append(name);
            buffer.Append((byte)0);
        }
    }

    private static void AppendContig(VariantIndex index, IndexedContig contig, bool isTabix, ByteBuffer buffer)
    {
        buffer.AppendInt32(contig.RecordCount == 0 ? 0 : contig.Bins.Count + 1);
        if (contig.RecordCount > 0)
        {
            foreach (var (bin, chunks) in contig.Bins.OrderBy(bin => bin.Key))
            {
                buffer.AppendInt32(bin);
                if (!isTabix) buffer.AppendInt64((long)contig.BinStarts.GetValueOrDefault(bin));
                buffer.AppendInt32(chunks.Count);
                foreach (var (from, to) in chunks)
                {
                    buffer.AppendInt64((long)from);
                    buffer.AppendInt64((long)to);
                }
            }

            buffer.AppendInt32(index.Scheme.MetadataBin);
            if (!isTabix) buffer.AppendInt64(0);
            buffer.AppendInt32(2);
            foreach (var value in (ReadOnlySpan<ulong>)[contig.Start, contig.End, contig.RecordCount, 0]) buffer.AppendInt64((long)value);
        }

        if (!isTabix) return;
        buffer.AppendInt32(contig.Linear.Count);
        foreach (var offset in contig.Linear) buffer.AppendInt64((long)offset);
    }

    private static VariantIndex ReadTabix(ref IndexBytes reader)
    {
        var count = reader.TakeCount(8);
        var names = ReadNames(ref reader);
        if (names.Count != count) throw reader.Fault("names another number of chromosomes than it has");
        return ReadContigs(ref reader, BinScheme.Tabix, count, names, isTabix: true);
    }

    private static VariantIndex ReadCsi(ref IndexBytes reader)
    {
        var (shift, depth) = (reader.TakeInt32(), reader.TakeInt32());
        if (shift is < 1 or > 30 || depth is < 1 or > 9 || shift + (3 * depth) > 62) throw reader.Fault("parts the chromosome in a way that cannot be");
        var length = reader.TakeCount(1);
        var rest = new IndexBytes(reader.Take(length), reader.Name);
        var names = length >= TabixFields ? ReadNames(ref rest) : [];
        return ReadContigs(ref reader, new BinScheme(shift, depth), reader.TakeCount(4), names, isTabix: false);
    }

    private static List<byte[]> ReadNames(ref IndexBytes reader)
    {
        reader.Take(TabixFields - 4);
        var text = reader.Take(reader.TakeCount(1));
        var names = new List<byte[]>();
        for (int end; (end = text.IndexOf((byte)0)) >= 0; text = text[(end + 1)..]) names.Add(text[..end].ToArray());
        return names;
    }

    private static VariantIndex ReadContigs(ref IndexBytes reader, BinScheme scheme, int count, List<byte[]> names, bool isTabix)
    {
        var contigs = new List<IndexedContig>();
        for (var i = 0; i < count; i++)
        {
            var contig = new IndexedContig();
            for (var bins = reader.TakeCount(8); bins > 0; bins--)
            {
                var bin = reader.TakeInt32();
                if (!isTabix) contig.BinStarts[bin] = reader.TakeUInt64();
                var chunks = new List<(ulong, ulong)>();
                for (var left = reader.TakeCount(16); left > 0; left--) chunks.Add((reader.TakeUInt64(), reader.TakeUInt64()));
                if (bin != scheme.MetadataBin) contig.Bins[bin] = chunks;
                else if (chunks is [var (start, end), var (records, _), ..]) (contig.Start, contig.End, contig.RecordCount) = (start, end, records);
                if (bin == scheme.MetadataBin) contig.BinStarts.Remove(bin);
            }

            for (var windows = isTabix ? reader.TakeCount(8) : 0; windows > 0; windows--) contig.Linear.Add(reader.TakeUInt64());
            contigs.Add(contig);
        }

        return new VariantIndex(scheme, names, contigs);
    }

    /// <summary>The bytes of an index, and where the next is taken from.</summary>
    private ref struct IndexBytes(ReadOnlySpan<byte> bytes, string name)
    {
        private ReadOnlySpan<byte> _rest = bytes;

        public string Name { get; } = name;

        public readonly ProblemException Fault(string what) => VariantIndexFile.Fault(Name, what);

        public ReadOnlySpan<byte> Take(int count)
        {
            if (count < 0 || count > _rest.Length) throw Fault("is cut off");
            var taken = _rest[..count];
            _rest = _rest[count..];
            return taken;
        }

        public int TakeInt32() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

        public ulong TakeUInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

        /// <summary>A number of things that have at least so many bytes each.</summary>
        public int TakeCount(int size)
        {
            var count = TakeInt32();
            return count >= 0 && (long)count * size <= _rest.Length ? count : throw Fault("is cut off, or states a number that cannot be");
        }
    }
}
