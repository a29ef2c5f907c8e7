using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Ingest;

namespace Tabib.Tests.Ingest.Bgzf;

/// <summary>Bytes as BGZF, with one thread and with two: the same bytes and the same problem.</summary>
public static class BgzfFuzz
{
    public static void Run(byte[] input) => Assert.Equal(Read(input, 1), Read(input, 2));

    public static IEnumerable<byte[]> Seeds()
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 400).Select(i => $"1\t{i * 37}\t.\tA\tC\t{i % 7}\n")));
        foreach (var level in (int[])[0, 1, 6, 9])
        {
            using var memory = new MemoryStream();
            using var writer = new BgzfWriter(memory, level, 1);
            writer.Write(text);
            writer.Complete();
            yield return memory.ToArray();
        }
    }

    internal static (string Content, string? Code) Read(byte[] input, int threads)
    {
        var content = new ByteBuffer();
        string? code = null;
        using var source = new BgzfBatchSource(new MemoryStream(input), "f", threads, problem => code = problem.Code);
        try
        {
            while (source.Next() is { } batch)
            {
                content.Append(batch.Bytes);
                source.Recycle(batch.Array);
                if (content.Length > 1 << 24) break;
            }
        }
        catch (ProblemException fault)
        {
            code = fault.Problem.ToString();
        }

        return (Encoding.Latin1.GetString(content.Written), code);
    }
}
