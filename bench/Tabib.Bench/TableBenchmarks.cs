using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using Tabib.Ingest;
using Tabib.Ingest.Tables;

namespace Tabib.Bench;

/// <summary>A device stream as CSV in memory, on one core: rows read, checked and written as FHIR Observations. Times are per row.</summary>
[MemoryDiagnoser]
public class TableBenchmarks
{
    private const int Rows = 100_000;

    private byte[] _input = [];
    private InputFile _file = null!;

    [GlobalSetup]
    public void Prepare()
    {
        var text = new StringBuilder("patient,time,code,value,unit\n");
        var start = new DateTime(2024, 1, 1);
        for (var i = 0; i < Rows; i++) text.Append(CultureInfo.InvariantCulture, $"P{i % 20},{start.AddSeconds(i / 20 * 5):s}Z,8867-4,{60 + (i % 40)}.5,/min\n");
        _input = Encoding.UTF8.GetBytes(text.ToString());
        _file = new InputFile("bench", "bench", InputFormat.ObservationTable, "bench", _input.Length);
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    public int ReadRows()
    {
        var count = 0;
        using var producer = new TableProducer(_file, ImportMapping.None, _ => new MemoryStream(_input));
        using var resources = new ProducedResources();
        bool more;
        do
        {
            resources.Clear();
            more = producer.Next(resources, []);
            count += resources.Count;
        }
        while (more);
        return count;
    }
}
