using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using Tabib.Core.Facts;
using Tabib.Ingest;
using Tabib.Ingest.Fhir;
using Tabib.Ingest.Hl7v2;

namespace Tabib.Bench;

/// <summary>HL7 v2 messages in memory, on one core: framed, parsed and mapped to FHIR resources, and the same read on into facts. Times are per message; half of them are results with ten OBX, half are admissions and updates.</summary>
[MemoryDiagnoser]
public class Hl7v2Benchmarks
{
    private const int Messages = 2000;

    private static readonly string[] Tests = ["2160-0^Creatinine^LN", "2345-7^Glucose^LN", "3094-0^Urea nitrogen^LN", "2951-2^Sodium^LN", "2823-3^Potassium^LN", "2075-0^Chloride^LN", "718-7^Hemoglobin^LN", "777-3^Platelets^LN", "6690-2^Leukocytes^LN", "17861-6^Calcium^LN"];
    private static readonly string[] Units = ["mg/dL", "mg/dL", "mg/dL", "mmol/L", "mmol/L", "mmol/L", "G/DL", "K/uL", "10*3/uL", "mg/dL"];

    private byte[] _input = [];
    private InputFile _file = null!;

    [GlobalSetup]
    public void Prepare()
    {
        var text = new StringBuilder();
        for (var i = 0; i < Messages; i++) Append(text, i);
        _input = Encoding.UTF8.GetBytes(text.ToString());
        _file = new InputFile("bench", "bench", InputFormat.Hl7v2, "bench", _input.Length);
    }

    [Benchmark(OperationsPerInvoke = Messages)]
    public int ParseAndMap()
    {
        var count = 0;
        using var producer = Open();
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

    [Benchmark(OperationsPerInvoke = Messages)]
    public int ParseMapAndReadFacts()
    {
        var count = 0;
        var batch = new ResourceBatch();
        using var reader = FhirBatchReader.From(Open(), _file, new ConceptTable(), new FhirReadOptions());
        while (reader.Read(batch, CancellationToken.None)) count += batch.Facts.Count;
        return count;
    }

    private IResourceProducer Open() => new Hl7v2Feed(ImportMapping.None).Open(_file, (_, _) => null, _ => new MemoryStream(_input));

    private static void Append(StringBuilder text, int number)
    {
        var isResult = number % 2 == 0;
        var patient = number % 500;
        text.Append(CultureInfo.InvariantCulture, $"MSH|^~\\&|LAB|HOSP|TABIB|HUB|20240105101500+0500||{(isResult ? "ORU^R01" : number % 4 == 1 ? "ADT^A01" : "ADT^A08")}|M{number}|P|2.5.1\r");
        text.Append(CultureInfo.InvariantCulture, $"PID|1||{patient}^^^HOSP&1.2.3.4&ISO^MR~9{patient}^^^NAT^NI||Karimov^Rustam^T||19650203|M|||Street {patient}^^Tashkent^^100000^UZ^H||^PRN^PH^^^^5551234\r");
        text.Append(CultureInfo.InvariantCulture, $"PV1|1|I|W^12^3||||||||||||||||V{number / 8}^^^HOSP|||||||||||||||||||||||||20240105080000\r");
        if (!isResult) return;
        text.Append(CultureInfo.InvariantCulture, $"OBR|1|P{number}|F{number}|24323-8^CMP^LN|||20240105080000|||||||||||||||20240105093000||LAB|F\r");
        for (var i = 0; i < Tests.Length; i++) text.Append(CultureInfo.InvariantCulture, $"OBX|{i + 1}|NM|{Tests[i]}||{number % 97}.{i}0|{Units[i]}|1.0-5.0|N|||F\r");
    }
}
