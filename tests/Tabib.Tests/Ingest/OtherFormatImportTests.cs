using System.Text.Json;
using Tabib.App.Capabilities;
using Tabib.App.Records;
using Tabib.Core.Coding;
using Tabib.Core.Facts;
using Tabib.Core.Identity;
using Tabib.Core.Outcomes;
using Tabib.Ingest;
using Tabib.Tests.Record.Journal;
using static Tabib.Tests.Ingest.Hl7v2.Hl7Reading;
using static Tabib.Tests.Record.Journal.JournalFixture;

namespace Tabib.Tests.Ingest;

/// <summary>Folders of several formats, all the way into the journal.</summary>
public sealed class OtherFormatImportTests : IDisposable
{
    private const string Vcf = "##fileformat=VCFv4.2\n##fileDate=20240105\n##contig=<ID=1,length=249250621>\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t";

    private static readonly Code Creatinine = new(CodeSystems.Loinc, "2160-0");

    private readonly JournalFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Facts_of_all_formats_land_on_the_one_person_whom_they_are_about()
    {
        _fixture.Write("hospital/fhir.ndjson", $"{WithIdentifier("P1", "http://h.example/mrn|123")}\n{Observation("o", "Patient/P1")}\n{Patient("P2")}\n");
        _fixture.Write("hospital/labs.csv", "patient,date,code,value,unit\nP1,2024-01-05,2160-0,2.0,mg/dL\nhttp://h.example/mrn|123,2024-01-06,2160-0,3.0,mg/dL\nP2,2024-01-05,2160-0,9.0,mg/dL\n");
        _fixture.Write("hospital/lab.hl7", Message("ORU^R01", "1", "PID|1||123^^^HOSP&http://h.example/mrn&URI^MR", "OBR|1||F1|24321-2^BMP^LN|||20240107", "OBX|1|NM|2160-0^Creatinine^LN||4.0|mg/dL|||||F"));
        _fixture.Write("hospital/g.vcf", Vcf + "P1\tP2\tNOBODY\n");
        var report = Import("hospital");
        Assert.Equal(["warning VCF020 1"], report.Problems.Select(problem => $"{problem.Severity} {problem.Code} {problem.Count}"));
        Assert.Equal(["4.0", "3.0", "2.0", "1.0"], _fixture.Record("P1").With(Creatinine).Select(fact => fact.Value.AsQuantity!.Value.Digits));
        Assert.Equal(["9.0"], _fixture.Record("P2").With(Creatinine).Select(fact => fact.Value.AsQuantity!.Value.Digits));
        Assert.All(["P1", "P2"], patient => Assert.Single(_fixture.Record(patient).Facts, fact => fact.Kind == FactKind.Genome));
        Assert.Contains(_fixture.Journal.Resources(_fixture.Journal.Find("P1")[0], Access), resource => resource.Type == "Binary");
        Assert.Equal(2, _fixture.Journal.Patients(Now, Access).Count());

        var before = _fixture.Journal.Digest(TestContext.Current.CancellationToken);
        var again = Import("hospital");
        Assert.Equal((0L, 0L, 0L), (again.Types.Sum(type => type.Added), again.Types.Sum(type => type.NewVersions), again.Refused));
        Assert.Equal(before, _fixture.Journal.Digest(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_patient_who_is_not_known_yet_waits_under_the_name_that_was_given()
    {
        _fixture.Write("clinic/labs.csv", "patient,date,code,value,unit\nP7,2024-01-05,2160-0,2.0,mg/dL\nnat|9,2024-01-05,2160-0,3.0,mg/dL\nSubject 1,2024-01-05,2160-0,4.0,mg/dL\n");
        Import("clinic");
        Assert.Equal(3, _fixture.Journal.Patients(Now, Access).Count());
        _fixture.Write("clinic/patients.csv", "id,birth_date,sex,name\nP7,1960-01-01,F,Anna\nSubject 1,1970-01-01,M,Bek\n");
        Import("clinic");
        _fixture.Import("registry", WithIdentifier("x", "nat|9"));
        Assert.Equal(3, _fixture.Journal.Patients(Now, Access).Count());
        foreach (var (patient, digits, sex) in ((string, string, Sex)[])[("P7", "2.0", Sex.Female), ("x", "3.0", Sex.Unknown), ("Subject 1", "4.0", Sex.Male)])
            Assert.Equal((digits, sex), (_fixture.Record(patient).Latest(Creatinine)!.Value.AsQuantity!.Value.Digits, _fixture.Record(patient).Sex));
    }

    [Fact]
    public void A_changed_value_is_a_new_version_and_a_correction_too()
    {
        _fixture.Write("a/labs.csv", "patient,date,code,value,unit\nP1,2024-01-05,2160-0,2.0,mg/dL\n");
        _fixture.Write("a/lab.hl7", Results("OBX|1|NM|2160-0^C^LN||4.0|mg/dL|||||F"));
        Import("a");
        _fixture.Write("a/labs.csv", "patient,date,code,value,unit\nP1,2024-01-05,2160-0,2.5,mg/dL\n");
        _fixture.Write("a/lab.hl7", Results("OBX|1|NM|2160-0^C^LN||4.0|mg/dL|||||F") + Results("OBX|1|NM|2160-0^C^LN||4.5|mg/dL|||||C").Replace("|1|P|", "|2|P|", StringComparison.Ordinal));
        var report = Import("a");
        Assert.Equal((2L, 0L), (report.Types.Single(type => type.Type == "Observation").NewVersions, report.Types.Single(type => type.Type == "Observation").Added));
        Assert.Equal(("2.5", 2), (Assert.Single(_fixture.Record("P1").With(Creatinine)).Value.AsQuantity!.Value.Digits, _fixture.Record("P1").Latest(Creatinine)!.Source.Version));
        Assert.Equal("4.5", Assert.Single(_fixture.Record("123").With(Creatinine)).Value.AsQuantity!.Value.Digits);
    }

    [Fact]
    public void Updates_of_a_later_import_leave_what_they_do_not_speak_of()
    {
        _fixture.Write("a/1.hl7", Message("ADT^A28", "1", Pid));
        Import("a");
        _fixture.Write("a/2.hl7", Message("ORU^R01", "2", "PID|1||123^^^HOSP^MR", "OBR|1||F1|x^X^L|||20240107"));
        var report = Import("a");
        Assert.Equal(("HL7021", 1L, 0L), (Assert.Single(report.Problems).Code, report.Types.Single(type => type.Type == "Patient").Unchanged, report.Types.Single(type => type.Type == "Patient").NewVersions));
        Assert.Equal((Sex.Male, "1965-02-03"), (_fixture.Record("123").Sex, _fixture.Record("123").BirthDate.Value.Text));
    }

    [Fact]
    public void Merged_patients_keep_their_records_and_say_so_of_each_other()
    {
        _fixture.Write("a/1.hl7", Message("ADT^A28", "1", "PID|1||9^^^HOSP^MR||Old^Name") + Message("ADT^A40", "2", Pid, "MRG|9^^^HOSP^MR"));
        Assert.Empty(Import("a").Problems);
        var prior = _fixture.Journal.Resources(Assert.Single(_fixture.Journal.Find("9")), Access).Last(resource => resource.Type == "Patient");
        Assert.Equal("replaced-by", JsonDocument.Parse(prior.Bytes).RootElement.GetProperty("link")[0].GetProperty("type").GetString());
    }

    [Fact]
    public void A_sample_is_attached_by_a_stated_name_and_never_to_one_of_several()
    {
        _fixture.Write("a/fhir.ndjson", $"{WithIdentifier("P1", "mrn|5")}\n{WithIdentifier("P2", "other|5")}\n");
        _fixture.Write("a/g.vcf", Vcf + "5\tS2\n");
        var samples = _fixture.Write("a/samples.tsv", "S2\tother|5\n");
        Assert.Equal(["VCF020"], Import("a", new ImportHints { Samples = samples }).Problems.Select(problem => problem.Code));
        Assert.DoesNotContain(_fixture.Record("P1").Facts, fact => fact.Kind == FactKind.Genome);
        Assert.Contains(_fixture.Record("P2").Facts, fact => fact.Kind == FactKind.Genome);
    }

    [Fact]
    public void Case_counts_belong_to_no_patient()
    {
        _fixture.Write("a/cases.csv", "week,region,cases\n2024-W01,North,5\n2024-W02,North,7\n");
        Assert.Equal(["Location", "Observation"], Import("a").Types.Select(type => type.Type));
        Assert.Empty(_fixture.Journal.Patients(Now, Access));
        Assert.Equal(3, _fixture.Journal.Resources(new PatientKey(0), Access).Count());
    }

    [Fact]
    public void What_cannot_be_read_is_named_and_problems_say_the_line_of_the_source()
    {
        _fixture.Write("a/fhir.ndjson", $"{WithIdentifier("P1", "nat|5")}\n{WithIdentifier("P2", "nat|5")}\n");
        _fixture.Write("a/x.csv", "a,b\n1,2\n");
        _fixture.Write("a/i.png", "\u0089PNG\r\n");
        _fixture.Write("a/labs.csv", "patient,date,code,value,unit\nP1,2024-01-05,x,1,mg\nnat|5,2024-01-05,x,1,mg\n");
        File.WriteAllBytes(Path.Combine(_fixture.Folder, "a/i.png"), [0x89, 0x50, 0x4E, 0x47]);
        var report = Import("a");
        Assert.Equal(["error JRN004", "warning JRN002", "information INP008", "information INP009"], report.Problems.Select(problem => $"{problem.Severity} {problem.Code}"));
        Assert.StartsWith("labs.csv:3 Observation/", report.Problems[0].First, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mapping_may_lie_among_the_inputs()
    {
        _fixture.Write("a/x.csv", "a,b,c\n1,2024-01-05,72\n");
        var mapping = _fixture.Write("a/mapping.json", """{ "patientColumn": "a", "dateColumn": "b", "measurements": [ { "column": "c", "code": "8867-4", "unit": "/min" } ] }""");
        var report = Import("a", new ImportHints { Mapping = mapping });
        Assert.Empty(report.Problems);
        Assert.Equal("72", _fixture.Record("1").Latest(new Code(CodeSystems.Loinc, "8867-4"))!.Value.AsQuantity!.Value.Digits);
    }

    [Fact]
    public void A_list_of_patients_by_identifiers_ties_to_those_of_fhir()
    {
        _fixture.Write("a/fhir.ndjson", $"{WithIdentifier("P1", "http://h.example/mrn|123")}\n");
        _fixture.Write("a/patients.csv", "mrn,dob,sex\n123,1960-01-01,F\n");
        var report = Import("a", new ImportHints { Tables = new TableOptions { PatientSystem = "http://h.example/mrn" } });
        Assert.Empty(report.Problems);
        Assert.Equal(Sex.Female, _fixture.Record("P1").Sex);
    }

    private ImportReport Import(string folder, ImportHints? hints = null)
    {
        var problems = new List<Problem>();
        var sources = ImportInputs.Find([Path.Combine(_fixture.Folder, folder)], null, problems, hints);
        return RecordImport.Run(_fixture.Workspace, sources, problems, strict: false, new Progress<ProgressReport>(), TestContext.Current.CancellationToken);
    }
}
