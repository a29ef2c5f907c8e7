using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using ZstdSharp;

namespace Tabib.Tests.Ingest.Bgen;

/// <summary>Writes .bgen files of the specification's layouts, for tests alone.</summary>
internal static class BgenMaking
{
    /// <summary>Ploidy (negative: missing), and the numbers that stand for its probabilities, the last of each set left out.</summary>
    public readonly record struct Sample(int Ploidy, ulong[] Values);

    public sealed record Variant(string[] Alleles, bool IsPhased, int Width, Sample[] Samples);

    public static byte[] Layout2(int compression, IReadOnlyList<Variant> variants, string[]? names = null)
    {
        var file = Header(variants.Count, variants[0].Samples.Length, (uint)compression | (2 << 2), names);
        for (var i = 0; i < variants.Count; i++)
        {
            AddSite(file, i, variants[i].Alleles, layout: 2);
            var data = Data(variants[i]);
            var packed = Pack(compression, data);
            Add32(file, (uint)packed.Length + (compression == 0 ? 0u : 4));
            if (compression != 0) Add32(file, (uint)data.Length);
            file.AddRange(packed);
        }

        return [.. file];
    }

    /// <param name="variants">Three numbers a sample, in 1/32,768.</param>
    public static byte[] Layout1(int compression, int samples, IReadOnlyList<ushort[]> variants)
    {
        var file = Header(variants.Count, samples, (uint)compression | (1 << 2), null);
        for (var i = 0; i < variants.Count; i++)
        {
            Add32(file, (uint)samples);
            AddSite(file, i, ["A", "G"], layout: 1);
            var data = variants[i].SelectMany(BitConverter.GetBytes).ToArray();
            var packed = Pack(compression, data);
            if (compression != 0) Add32(file, (uint)packed.Length);
            file.AddRange(packed);
        }

        return [.. file];
    }

    private static List<byte> Header(int variants, int samples, uint flags, string[]? names)
    {
        var list = new List<byte>();
        if (names is not null)
        {
            flags |= 1u << 31;
            foreach (var name in names) AddText(list, name);
        }

        var file = new List<byte>();
        Add32(file, (uint)(20 + (names is null ? 0 : list.Count + 8)));
        Add32(file, 20);
        Add32(file, (uint)variants);
        Add32(file, (uint)samples);
        file.AddRange("bgen"u8);
        Add32(file, flags);
        if (names is null) return file;
        Add32(file, (uint)list.Count + 8);
        Add32(file, (uint)names.Length);
        file.AddRange(list);
        return file;
    }

    private static void AddSite(List<byte> file, int number, string[] alleles, int layout)
    {
        AddText(file, $"v{number}");
        AddText(file, $"rs{number}");
        AddText(file, "01");
        Add32(file, (uint)(1000 + number));
        if (layout == 2) file.AddRange(BitConverter.GetBytes((ushort)alleles.Length));
        foreach (var allele in alleles)
        {
            Add32(file, (uint)allele.Length);
            file.AddRange(Encoding.ASCII.GetBytes(allele));
        }
    }

    private static byte[] Data(Variant variant)
    {
        var data = new List<byte>();
        Add32(data, (uint)variant.Samples.Length);
        data.AddRange(BitConverter.GetBytes((ushort)variant.Alleles.Length));
        data.Add((byte)variant.Samples.Select(sample => Math.Abs(sample.Ploidy)).DefaultIfEmpty(2).Min());
        data.Add((byte)variant.Samples.Select(sample => Math.Abs(sample.Ploidy)).DefaultIfEmpty(2).Max());
        foreach (var sample in variant.Samples) data.Add((byte)(Math.Abs(sample.Ploidy) | (sample.Ploidy < 0 ? 0x80 : 0)));
        data.Add(variant.IsPhased ? (byte)1 : (byte)0);
        data.Add((byte)variant.Width);
        var bits = variant.Samples.SelectMany(sample => sample.Values).SelectMany(value => Enumerable.Range(0, variant.Width).Select(bit => ((value >> bit) & 1) != 0)).ToArray();
        var packed = new byte[(bits.Length + 7) / 8];
        for (var i = 0; i < bits.Length; i++)
            if (bits[i]) packed[i / 8] |= (byte)(1 << (i % 8));
        data.AddRange(packed);
        return [.. data];
    }

    private static byte[] Pack(int compression, byte[] data)
    {
        if (compression == 0) return data;
        if (compression == 2)
        {
            using var compressor = new Compressor();
            return compressor.Wrap(data).ToArray();
        }

        var target = new MemoryStream();
        using (var zlib = new ZLibStream(target, CompressionLevel.Fastest, leaveOpen: true)) zlib.Write(data);
        return target.ToArray();
    }

    private static void AddText(List<byte> file, string text)
    {
        file.AddRange(BitConverter.GetBytes((ushort)text.Length));
        file.AddRange(Encoding.ASCII.GetBytes(text));
    }

    private static void Add32(List<byte> file, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        file.AddRange(bytes);
    }
}
