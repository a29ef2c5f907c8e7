using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Tabib.Ingest.Deflate;

namespace Tabib.Tests.Ingest.Bgzf;

/// <summary>Bytes as deflate behind the length that they should have: refused, or what the framework makes of them.</summary>
public static class InflaterFuzz
{
    private static readonly Inflater Own = new();

    public static void Run(byte[] input)
    {
        if (input.Length < 2) return;
        int length = BinaryPrimitives.ReadUInt16LittleEndian(input);
        var source = new byte[input.Length + Inflater.InputSlack];
        input.CopyTo(source, 0);
        Array.Fill(source, (byte)0xA5, input.Length, Inflater.InputSlack);
        var target = new byte[length + Inflater.OutputSlack];
        if (!Own.TryInflate(source, 2, input.Length, target, 0, length)) return;
        var expected = new byte[length + 1];
        using var framework = new DeflateStream(new MemoryStream(input, 2, input.Length - 2), CompressionMode.Decompress);
        Assert.Equal(length, framework.ReadAtLeast(expected, length + 1, throwOnEndOfStream: false));
        Assert.True(target.AsSpan(0, length).SequenceEqual(expected.AsSpan(0, length)));
    }

    public static IEnumerable<byte[]> Seeds()
    {
        var texts = (byte[][])
        [
            [], "A"u8.ToArray(), Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("0/0\t0/1\t", 900))), Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 900).Select(i => $"{i * 7919 % 1009};"))),
            [.. Enumerable.Range(0, 5000).Select(i => (byte)(i * 31 % 251))],
        ];
        foreach (var text in texts)
        {
            foreach (var level in (CompressionLevel[])[CompressionLevel.NoCompression, CompressionLevel.Fastest, CompressionLevel.SmallestSize])
            {
                using var memory = new MemoryStream();
                memory.Write([(byte)text.Length, (byte)(text.Length >> 8)]);
                using (var deflate = new DeflateStream(memory, level, leaveOpen: true)) deflate.Write(text);
                yield return memory.ToArray();
            }
        }
    }
}
