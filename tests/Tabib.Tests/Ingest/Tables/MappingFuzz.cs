using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Ingest;
using Tabib.Ingest.Tables;
using Tabib.Tests.Ingest.Fhir;

namespace Tabib.Tests.Ingest.Tables;

/// <summary>Bytes as a mapping file: understood or refused, and what is understood reads a table without fault.</summary>
public static class MappingFuzz
{
    private static readonly byte[] Table = "p,d,c,v,u,HR\n1,2024-01-05 08:00,GLU,90,mmHg,72\n2,05.01.2024,x,a,,\n"u8.ToArray();

    public static void Run(byte[] input)
    {
        ImportMapping mapping;
        try
        {
            mapping = ImportMapping.Read(input, "m.json");
        }
        catch (ProblemException)
        {
            return;
        }

        var file = new InputFile("t.csv", "t.csv", InputFormat.Table, "s", Table.Length);
        var reading = FhirReading.From(new TableProducer(file, mapping, _ => new MemoryStream(Table)), file);
        Assert.DoesNotContain(reading.Resources, resource => resource.Refused);
    }

    public static IEnumerable<byte[]> Seeds() => ((string[])
    [
        """{ "tables": [ { "files": "t*", "kind": "observations", "delimiter": ",", "decimalComma": false, "missing": ["-"], "dateFormat": "dd.MM.yyyy", "timeZone": "+05:00", "patientColumn": "p", "dateColumn": "d", "codeColumn": "c", "valueColumn": "v", "unitColumn": "u", "codes": { "GLU": { "code": "2345-7", "unit": "mg/dL" } }, "units": { "mmHg": "mm[Hg]" } } ], "hl7v2": { "authorities": { "H": "http://h" }, "codeSystems": { "L": "http://l" } } }""",
        """{ "patientColumn": "p", "patientSystem": "s", "dateColumn": "d", "textValues": true, "measurements": [ { "column": "HR", "code": "8867-4", "system": "http://loinc.org", "unit": "/min" }, { "column": "v", "code": "x", "unitColumn": "u" } ] }""",
        """{ "patientColumn": "p", "sexColumn": "c", "sexes": { "GLU": "female" }, "identifiers": [ { "column": "v", "system": "n" } ] }""",
        """{ "dateColumn": "d", "countColumn": "v", "placeColumn": "c", "weekly": true }""",
    ]).Select(Encoding.UTF8.GetBytes);
}
