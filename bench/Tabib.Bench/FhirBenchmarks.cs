using System.IO.Compression;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Tabib.Core.Facts;
using Tabib.Ingest;
using Tabib.Ingest.Fhir;

namespace Tabib.Bench;

/// <summary>The load set of NDJSON files (TABIB_SHARED/data/records/synthea/load), in memory: all of it read into facts, and merely tokenised. Divide 122,707 resources by the time.</summary>
[MemoryDiagnoser]
public class FhirBenchmarks
{
    private readonly ResourceBatch _batch = new();
    private readonly ConceptTable _concepts = new();
    private byte[][] _files = [];

    [GlobalSetup]
    public void Setup()
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("TABIB_SHARED") ?? throw new InvalidOperationException("set TABIB_SHARED"), "data", "records", "synthea", "load");
        _files = [.. Directory.GetFiles(folder, "*.ndjson.gz").Order(StringComparer.Ordinal).Select(Decompress)];
    }

    [Benchmark(Baseline = true)]
    public long Tokens()
    {
        var count = 0L;
        foreach (var file in _files)
        {
            ReadOnlySpan<byte> rest = file;
            while (!rest.IsEmpty)
            {
                var end = rest.IndexOf((byte)'\n');
                var line = end < 0 ? rest : rest[..end];
                rest = end < 0 ? default : rest[(end + 1)..];
                var reader = new Utf8JsonReader(line);
                while (reader.Read()) count++;
            }
        }

        return count;
    }

    [Benchmark]
    public long Facts()
    {
        var count = 0L;
        foreach (var file in _files)
        {
            using var reader = new FhirBatchReader(new InputFile("load", "load", InputFormat.FhirNdjson, "load", file.Length), _concepts, new FhirReadOptions(), new MemoryStream(file));
            while (reader.Read(_batch, CancellationToken.None)) count += _batch.Facts.Count;
        }

        return count;
    }

    private static byte[] Decompress(string path)
    {
        using var stream = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
