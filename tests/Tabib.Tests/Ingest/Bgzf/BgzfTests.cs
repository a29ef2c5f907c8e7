using System.IO.Compression;
using System.Text;
using CsCheck;
using Tabib.Core.Outcomes;
using Tabib.Ingest;
using Tabib.Ingest.Deflate;

namespace Tabib.Tests.Ingest.Bgzf;

public sealed class BgzfTests
{
    [Fact]
    public void The_check_sum_is_that_of_gzip_on_all_paths()
    {
        Assert.Equal(0xCBF43926u, Crc32.Append(0, "123456789"u8));
        Gen.Byte.Array[0, 3000].Sample(bytes =>
        {
            var expected = ~Crc32.AppendByTable(~0u, bytes);
            ReadOnlySpan<byte> rest = bytes;
            if (Crc32Folding.IsSupported && rest.Length >= Crc32Folding.Least) Assert.Equal(expected, ~Crc32.AppendByTable(Crc32Folding.Append(~0u, ref rest), rest));
            Assert.Equal(expected, Crc32.Append(0, bytes));
            Assert.Equal(expected, Crc32.Append(Crc32.Append(0, bytes.AsSpan(0, bytes.Length / 3)), bytes.AsSpan(bytes.Length / 3)));
        });
    }

    [Fact]
    public void What_the_framework_compresses_is_inflated_at_every_level() => Texts().Where(text => text.Length > 0).Select(Gen.Int[0, 9]).Sample((text, level) =>
    {
        using var memory = new MemoryStream();
        using (var deflate = new DeflateStream(memory, new ZLibCompressionOptions { CompressionLevel = level }, leaveOpen: true)) deflate.Write(text);
        var source = memory.ToArray();
        var target = new byte[text.Length + Inflater.OutputSlack];
        Array.Resize(ref source, source.Length + Inflater.InputSlack);
        Assert.True(new Inflater().TryInflate(source, 0, source.Length - Inflater.InputSlack, target, 0, text.Length));
        Assert.True(target.AsSpan(0, text.Length).SequenceEqual(text));
    });

    [Fact]
    public void The_bytes_do_not_depend_on_the_number_of_threads_and_gzip_reads_them() => Texts().Array[1, 20].Select(Gen.Int[0, 9]).Sample(
        (parts, level) =>
        {
            var one = Write(parts, level, 1);
            Assert.Equal(one, Write(parts, level, 2));
            Assert.Equal(one, Write(parts, level, 5));
            using var gzip = new GZipStream(new MemoryStream(one), CompressionMode.Decompress);
            using var back = new MemoryStream();
            gzip.CopyTo(back);
            Assert.True(parts.SelectMany(part => part).SequenceEqual(back.ToArray()));
        },
        iter: 20);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_large_file_is_read_in_order_by_any_number_of_threads(int threads)
    {
        var text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 600_000).Select(i => $"{i}\n")));
        using var source = new BgzfBatchSource(new MemoryStream(Write([text], 1, 2)), "f", threads, _ => Assert.Fail("a whole file has no problem"));
        var content = new ByteBuffer();
        while (source.Next() is { } batch)
        {
            content.Append(batch.Bytes);
            source.Recycle(batch.Array);
        }

        Assert.True(content.Written.SequenceEqual(text));
    }

    [Fact]
    public void Damage_is_told_with_its_code_and_its_byte()
    {
        var whole = Write([new byte[100_000], Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 30_000)))], 6, 1);
        Assert.True(BgzfFormat.TryReadHeader(whole, out _, out var first));
        var crc = whole.ToArray();
        crc[first - 8] ^= 1;
        Assert.Equal("BGZ003 byte 0", Code(crc));
        var cut = whole[..(whole.Length - BgzfFormat.EndMarker.Length - 10)];
        Assert.StartsWith("BGZ001 byte ", Code(cut), StringComparison.Ordinal);
        var noise = whole.ToArray();
        noise[first + 30] ^= 0xFF;
        Assert.Matches($"BGZ00[23] byte {first}", Code(noise));
        Assert.Equal($"BGZ002 byte {whole.Length}", Code([.. whole, .. "more"u8]));
        Assert.Equal("BGZ004 ", Code(whole[..^BgzfFormat.EndMarker.Length]));
        Assert.Equal("", Code(whole));
    }

    [Fact]
    public void A_virtual_offset_leads_to_its_byte()
    {
        var text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 60_000).Select(i => $"{i:D6}\n")));
        using var memory = new MemoryStream();
        using var writer = new BgzfWriter(memory, 4, 1);
        writer.Write(text);
        writer.Complete();
        using var source = new BgzfBatchSource(memory, "f", 2, null);
        foreach (var (from, to) in ((int, int)[])[(0, 1), (7 * 9_324, 7 * 9_326), (BgzfFormat.BlockContent, 2 * BgzfFormat.BlockContent), (350_000, text.Length), (7 * 5, 7 * 40_000)])
        {
            source.Seek(writer.OffsetOf(from), writer.OffsetOf(to));
            var content = new ByteBuffer();
            while (source.Next() is { } batch)
            {
                content.Append(batch.Bytes);
                source.Recycle(batch.Array);
            }

            Assert.Equal(Encoding.ASCII.GetString(text.AsSpan(from, to - from)), Encoding.ASCII.GetString(content.Written));
        }

        Assert.Equal("BGZ005", Assert.Throws<ProblemException>(() => source.Seek(new VirtualOffset(memory.Length, 0), new VirtualOffset(memory.Length, 1))).Problem.Code);
    }

    private static Gen<byte[]> Texts() => Gen.Select(Gen.Int[1, 3], Gen.Byte.Array[0, 3000], Gen.Int[0, 40]).Select((kind, bytes, repeats) => kind switch
    {
        1 => bytes,
        2 => [.. bytes.Select(value => (byte)("0/1|.\t"[value % 6]))],
        _ => [.. Enumerable.Repeat(bytes.AsSpan(0, Math.Min(bytes.Length, 97)).ToArray(), repeats).SelectMany(part => part)],
    });

    private static byte[] Write(byte[][] parts, int level, int threads)
    {
        using var memory = new MemoryStream();
        using var writer = new BgzfWriter(memory, level, threads);
        foreach (var part in parts) writer.Write(part);
        writer.Complete();
        return memory.ToArray();
    }

    private static string Code(byte[] input)
    {
        var code = "";
        using var source = new BgzfBatchSource(new MemoryStream(input), "f", 1, problem => code = $"{problem.Code} {problem.Location.Path}");
        try
        {
            while (source.Next() is not null)
            {
            }
        }
        catch (ProblemException fault)
        {
            code = $"{fault.Problem.Code} {fault.Problem.Location.Path}";
        }

        return code;
    }
}
