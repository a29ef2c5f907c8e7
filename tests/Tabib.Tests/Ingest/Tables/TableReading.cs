using System.Text;
using Tabib.Ingest;
using Tabib.Ingest.Tables;
using Tabib.Tests.Ingest.Fhir;

namespace Tabib.Tests.Ingest.Tables;

/// <summary>What a text gives when it is read as a table.</summary>
internal static class TableReading
{
    public static FhirReading Of(string text, string? mapping = null, TableOptions? options = null) => Of(Encoding.UTF8.GetBytes(text), mapping, options);

    public static FhirReading Of(byte[] bytes, string? mapping = null, TableOptions? options = null)
    {
        var file = new InputFile("t.csv", "t.csv", InputFormat.Table, "clinic", bytes.Length);
        var said = mapping is null ? ImportMapping.None : ImportMapping.Read(Encoding.UTF8.GetBytes(mapping), "mapping.json");
        if (options is not null) said = said.With(options);
        var reading = FhirReading.From(new TableProducer(file, said, _ => new MemoryStream(bytes)), file);
        Assert.DoesNotContain(reading.Resources, resource => resource.Refused);
        return reading;
    }
}
