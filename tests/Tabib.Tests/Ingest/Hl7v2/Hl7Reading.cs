using System.Text;
using Tabib.Ingest;
using Tabib.Ingest.Hl7v2;
using Tabib.Tests.Ingest.Fhir;

namespace Tabib.Tests.Ingest.Hl7v2;

/// <summary>What a text gives when it is read as HL7 v2 messages.</summary>
internal static class Hl7Reading
{
    public const string Header = "MSH|^~\\&|LAB|HOSP|TABIB|HUB|20240105101500+0500||";
    public const string Pid = "PID|1||123^^^HOSP^MR||Karimov^Rustam||19650203|M";

    public static FhirReading Of(string text, string? mapping = null, StoredResource? stored = null) => Of(Encoding.UTF8.GetBytes(text), mapping, stored);

    public static FhirReading Of(byte[] bytes, string? mapping = null, StoredResource? stored = null)
    {
        var said = mapping is null ? ImportMapping.None : ImportMapping.Read(Encoding.UTF8.GetBytes(mapping), "mapping.json");
        return In(new Hl7v2Feed(said), bytes, stored);
    }

    public static FhirReading In(Hl7v2Feed feed, byte[] bytes, StoredResource? stored = null)
    {
        var file = new InputFile("m.hl7", "m.hl7", InputFormat.Hl7v2, "clinic", bytes.Length);
        var reading = FhirReading.From(feed.Open(file, stored ?? ((_, _) => null), _ => new MemoryStream(bytes)), file);
        Assert.DoesNotContain(reading.Resources, resource => resource.Refused);
        return reading;
    }

    /// <summary>A segment with the fields of these numbers.</summary>
    public static string Segment(string name, params (int Number, string Text)[] fields)
    {
        var texts = new string[fields.Max(field => field.Number) + 1];
        texts[0] = name;
        foreach (var (number, text) in fields) texts[number] = text;
        return string.Join('|', texts);
    }

    /// <summary>A message: the header, then the segments.</summary>
    public static string Message(string type, string controlId, params string[] segments) => $"{Header}{type}|{controlId}|P|2.5\r{string.Join('\r', segments)}\r";

    /// <summary>A result message of one report with these OBX.</summary>
    public static string Results(params string[] obx) => Message("ORU^R01", "1", [Pid, "OBR|1||F1|24321-2^BMP^LN|||20240105080000|||||||||||||||20240105093000||LAB|F", .. obx]);
}
