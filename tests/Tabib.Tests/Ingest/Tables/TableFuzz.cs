using System.Text;
using Tabib.Ingest;
using Tabib.Ingest.Tables;
using Tabib.Tests.Ingest.Fhir;

namespace Tabib.Tests.Ingest.Tables;

/// <summary>Bytes as a table, with and without a mapping: no exception, and no resource that FHIR would refuse.</summary>
public static class TableFuzz
{
    private static readonly ImportMapping Wide = ImportMapping.Read(
        """{ "patientColumn": "patient", "dateColumn": "t", "timeZone": "Europe/Berlin", "decimalComma": true, "textValues": true, "measurements": [ { "column": "HR", "code": "8867-4", "unitColumn": "u" } ] }"""u8.ToArray(), "m");

    private static readonly ImportMapping Formatted = ImportMapping.None.With(new TableOptions { DateFormat = "dd.MM.yyyy HH:mm", Delimiter = ";" });

    public static void Run(byte[] input)
    {
        InputSniffer.Judge(input, "f.csv");
        foreach (var mapping in (ReadOnlySpan<ImportMapping>)[ImportMapping.None, Wide, Formatted])
        {
            var file = new InputFile("f.csv", "f.csv", InputFormat.Table, "s", input.Length);
            var reading = FhirReading.From(new TableProducer(file, mapping, _ => new MemoryStream(input)), file);
            Assert.DoesNotContain(reading.Resources, resource => resource.Refused);
        }
    }

    public static IEnumerable<byte[]> Seeds() => ((string[])
    [
        "patient,date,code,value,unit,issued,status\nP1,2024-01-05T08:00:00Z,2160-0,<1.10,mg/dL,2024-01-05,final\nhttp://h|7,20240105,718-7,1e2,g/dL,,\n",
        "patient;date;time;display;result;uom\r\n\"P 1\";2024-01-05;08:15;\"a;\"\"b\"\"\";5,4;mmol/L\r\n",
        "patient\tt\tHR\tu\nB1\t2024-03-31 02:30\t72\t/min\nB1\t2024-03-31T03:30:00.5+01:00\tx\tK/uL\n",
        "id,birth_date,sex,name,died\nP1,1960-02-03,F,Anna,2024\nP2,1971,m,,yes\n",
        "week,region,cases,age_group,disease,known_at\n2024-W01,North,5,0-4,measles,2024-01-09\n2024-01-08,South,0,,,\n",
        "patient;date;code;value;unit\nP1;05.01.2024 08:00;x;1;mg\n",
    ]).Select(Encoding.UTF8.GetBytes);
}
