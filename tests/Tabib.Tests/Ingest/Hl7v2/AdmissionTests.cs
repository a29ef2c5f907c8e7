using System.Text;
using Tabib.Ingest;
using Tabib.Ingest.Hl7v2;
using static Tabib.Tests.Ingest.Hl7v2.Hl7Reading;

namespace Tabib.Tests.Ingest.Hl7v2;

public sealed class AdmissionTests
{
    private static readonly string Full = Segment(
        "PID", (3, "123^^^HOSP&1.2.3&ISO^MR~99^^^NAT&http://n.example&URI^NI~V1^^^HOSP^VN"), (5, "Karimov^Rustam^T~Rus^^^^^^N"), (7, "19650203"), (8, "M"), (11, "Street 1^^Tashkent^^100000^UZ^H"),
        (13, "^PRN^PH^^^^5551234~^NET^Internet^r@x.uz"), (14, "5559999"));

    [Fact]
    public void An_admission_gives_a_patient_with_all_that_is_said_and_an_encounter()
    {
        var reading = Of(Message("ADT^A01", "1", "EVN|A01|20240105", Full, Segment("PV1", (2, "I"), (3, "W^12^3"), (19, "V1^^^HOSP"), (44, "20240105080000"))));
        Assert.Empty(reading.Problems);
        var (patient, encounter) = (reading.Only("Patient"), reading.Only("Encounter"));
        Assert.Equal(["urn:oid:1.2.3|123", "http://n.example|99"], patient.Identifiers);
        Assert.Equal(("Rustam", "T", "nickname"), (patient.At("name.0.given.0"), patient.At("name.0.given.1"), patient.At("name.1.use")));
        Assert.Equal(("Tashkent", "5551234", "email", "work"), (patient.At("address.0.city"), patient.At("telecom.0.value"), patient.At("telecom.1.system"), patient.At("telecom.2.use")));
        Assert.Equal(("in-progress", "IMP", "2024-01-05T08:00:00+05:00", "W 12 3"), (encounter.At("status"), encounter.At("class.code"), encounter.At("period.start"), encounter.At("location.0.location.display")));
        Assert.Equal("Patient/" + patient.Id, encounter.Patient);
    }

    [Fact]
    public void Empty_fields_leave_what_was_known_and_two_quotes_delete_it()
    {
        var reading = Of(Message("ADT^A01", "1", Full, "PV1|1|I") + Message("ADT^A08", "2", "PID|1||123^^^HOSP&1.2.3&ISO^MR||Karimov^Rustam^B|||||||||\"\"", "PV1|1|I"));
        var after = reading.All("Patient")[1];
        Assert.Equal(reading.All("Patient")[0].Id, after.Id);
        Assert.Equal(("B", "1965-02-03", "male", "Tashkent"), (after.At("name.0.given.1"), after.At("birthDate"), after.At("gender"), after.At("address.0.city")));
        Assert.Equal(["http://n.example|99", "urn:oid:1.2.3|123"], after.Identifiers.Order());
        var deleted = Of(Message("ADT^A31", "1", Full) + Message("ADT^A31", "2", "PID|1||123^^^HOSP&1.2.3&ISO^MR||||\"\"|\"\"|||\"\"||\"\"|\"\"")).All("Patient")[1];
        Assert.Equal((null, null, null, null, "Karimov"), (deleted.At("birthDate"), deleted.At("gender"), deleted.At("address"), deleted.At("telecom"), deleted.At("name.0.family")));
    }

    [Fact]
    public void What_an_earlier_import_left_is_known_too()
    {
        var first = Of(Message("ADT^A28", "1", Full));
        byte[]? Stored(string type, string id) => first.Resources.FirstOrDefault(resource => resource.Type == type && resource.Id == id) is { } resource ? Encoding.UTF8.GetBytes(resource.Json) : null;
        var again = Of(Message("ADT^A28", "1", Full), null, Stored);
        Assert.Equal(["Provenance"], again.Resources.Select(resource => resource.Type));
        Assert.Equal(["HL7021"], again.Codes);
        Assert.Equal("1965-02-03", Of(Message("ORU^R01", "9", "PID|1||123^^^HOSP&1.2.3&ISO^MR", "OBR|1||F|a^A^L"), null, Stored).Only("Patient").At("birthDate"));
    }

    [Theory]
    [InlineData("A03", "20240107090000", "finished", "2024-01-07T09:00:00+05:00")]
    [InlineData("A11", "", "cancelled", null)]
    [InlineData("A02", "", "in-progress", null)]
    [InlineData("A05", "", "planned", null)]
    [InlineData("A08", "20240107", "finished", "2024-01-07")]
    public void Events_move_the_encounter_on(string trigger, string discharged, string status, string? end)
    {
        var reading = Of(Message("ADT^A01", "1", Pid, Visit("20240105080000", "")) + Message($"ADT^{trigger}", "2", Pid, Visit("", discharged)));
        var after = reading.All("Encounter")[1];
        Assert.Equal((status, "2024-01-05T08:00:00+05:00", end), (after.At("status"), after.At("period.start"), after.At("period.end")));
    }

    [Fact]
    public void A_discharge_that_is_cancelled_takes_its_end_with_it()
    {
        var visit = Visit("20240105080000", "20240107090000");
        var after = Of(Message("ADT^A03", "1", Pid, visit) + Message("ADT^A13", "2", Pid, visit)).All("Encounter")[1];
        Assert.Equal(("in-progress", null), (after.At("status"), after.At("period.end")));
    }

    [Fact]
    public void A_visit_that_ends_before_it_starts_refuses_its_message()
    {
        var reading = Of(Message("ADT^A03", "1", Pid, Visit("20240108", "20240107")));
        Assert.Equal("HL7016 3 PV1-45", Assert.Single(reading.Places()));
        Assert.Empty(reading.Resources);
    }

    [Theory]
    [InlineData("20240105", "Y", "2024-01-05", null)]
    [InlineData("", "Y", null, "true")]
    [InlineData("", "N", null, "false")]
    [InlineData("20240230", "Y", null, "true")]
    [InlineData("20240105", "N", null, null)]
    public void Death_is_what_is_said_of_it(string time, string indicator, string? expectedTime, string? expectedBoolean)
    {
        var patient = Of(Message("ADT^A31", "1", Segment("PID", (3, "5^^^H^MR"), (29, time), (30, indicator)))).Only("Patient");
        Assert.Equal((expectedTime, expectedBoolean), (patient.At("deceasedDateTime"), patient.At("deceasedBoolean")));
    }

    [Fact]
    public void A_merge_links_both_patients()
    {
        var reading = Of(Message("ADT^A28", "1", "PID|1||9^^^HOSP^MR||Old^Name||1950") + Message("ADT^A40", "2", "EVN|A40|20240105", Pid, "MRG|9^^^HOSP^MR"));
        Assert.Empty(reading.Problems);
        var (before, prior, survivor) = (reading.All("Patient")[0], reading.All("Patient")[1], reading.All("Patient")[2]);
        Assert.Equal((before.Id, "false", "Old", "1950"), (prior.Id, prior.At("active"), prior.At("name.0.family"), prior.At("birthDate")));
        Assert.Equal(($"Patient/{survivor.Id}", "replaced-by"), (prior.At("link.0.other.reference"), prior.At("link.0.type")));
        Assert.Equal(($"Patient/{prior.Id}", "replaces", "Karimov"), (survivor.At("link.0.other.reference"), survivor.At("link.0.type"), survivor.At("name.0.family")));
        Assert.Equal("HL7017 3 MRG-1", Assert.Single(Of(Message("ADT^A40", "1", Pid, "MRG|123^^^HOSP^MR")).Places()));
    }

    [Fact]
    public void Authorities_are_what_the_mapping_says_and_else_mean_something_in_their_source_only()
    {
        const string mapping = """{ "hl7v2": { "authorities": { "HOSP": "http://h.example/mrn" } } }""";
        Assert.Equal(["http://h.example/mrn|123"], Of(Message("ADT^A28", "1", Pid), mapping).Only("Patient").Identifiers);
        Assert.Equal(["urn:tabib:clinic:facility:HOSP:MR|5"], Of(Message("ADT^A28", "1", "PID|1||5^^^^MR")).Only("Patient").Identifiers);
    }

    [Fact]
    public void Files_of_one_import_go_on_from_each_other()
    {
        var feed = new Hl7v2Feed(ImportMapping.None);
        In(feed, Encoding.UTF8.GetBytes(Message("ADT^A28", "1", Full)));
        var second = In(feed, Encoding.UTF8.GetBytes(Message("ADT^A28", "1", Full) + Message("ADT^A31", "2", "PID|1||123^^^HOSP&1.2.3&ISO^MR||New^Name")));
        Assert.Equal(["HL7020"], second.Codes);
        Assert.Equal(("New", "1965-02-03"), (second.Only("Patient").At("name.0.family"), second.Only("Patient").At("birthDate")));
    }

    private static string Visit(string admitted, string discharged) => Segment("PV1", (2, "I"), (19, "V1^^^HOSP"), (44, admitted), (45, discharged));
}
