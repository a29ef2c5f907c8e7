using System.IO.Compression;
using CsCheck;
using Tabib.Ingest.Deflate;

namespace Tabib.Tests.Ingest.Bgzf;

public sealed class DeflaterTests
{
    [Fact]
    public void The_framework_reads_what_is_compressed() => Gen.Select(Gen.Int[0, 4], Gen.Byte.Array[0, 4000], Gen.Int[1, 16], Gen.Int[4, 9]).Sample((kind, bytes, repeats, level) =>
    {
        byte[] content = kind switch
        {
            0 => bytes,
            1 => [.. bytes.Select(value => (byte)("0/1|.\t"[value % 6]))],
            2 => [.. Enumerable.Repeat(bytes, repeats).SelectMany(part => part)],
            3 => [.. bytes.SelectMany(value => Enumerable.Repeat((byte)(value % 3), value))],
            _ => [.. bytes.Select((value, i) => (byte)(i % 64 == 0 ? value : i % 7))],
        };
        content = content.Length > 65535 ? content[..65535] : content;
        var target = new byte[2 * content.Length + 500];
        var length = new Deflater(level).Compress(content, target);
        Assert.InRange(length, 1, target.Length);
        Assert.Equal(content, Inflate(target, length));
    });

    [Fact]
    public void A_code_is_cut_to_the_longest_length_and_stays_whole() => Gen.Select(Gen.Int[2, 30], Gen.Int[7, 15], Gen.Double[1.2, 2.2]).Sample((symbols, longest, growth) =>
    {
        var code = new HuffmanCode(286, Math.Max(longest, 5));
        for (var i = 0; i < symbols; i++) code.Counts[(i * 37) % 286] = (int)Math.Min(60_000, Math.Pow(growth, i));
        code.Build();
        Assert.Equal(symbols, code.Lengths.Count(length => length > 0));
        Assert.True(code.Lengths.Max() <= longest);
        Assert.Equal(1L << 15, code.Lengths.Where(length => length > 0).Sum(length => 1L << (15 - length)));
    });

    [Fact]
    public void Content_without_room_is_refused() => Assert.Equal(-1, new Deflater(6).Compress([.. Enumerable.Range(0, 5000).Select(i => (byte)(i * 7919 >> 4))], new byte[200]));

    private static byte[] Inflate(byte[] compressed, int length)
    {
        using var inflate = new DeflateStream(new MemoryStream(compressed, 0, length), CompressionMode.Decompress);
        using var content = new MemoryStream();
        inflate.CopyTo(content);
        return content.ToArray();
    }
}
