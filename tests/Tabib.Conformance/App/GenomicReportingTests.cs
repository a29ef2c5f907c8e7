using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Tabib.App.Fhir;
using Tabib.App.Pharmacogenomics;
using Tabib.App.Reports;
using Tabib.Core.Facts;
using Tabib.Core.Identity;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Advice;
using Tabib.Evidence.Pharmacogenomics.Calls;
using Tabib.Evidence.Pharmacogenomics.Outside;
using Tabib.Record.Journal;

namespace Tabib.Conformance.App;

/// <summary>What genotypes say about drugs is FHIR R4 in the eyes of another implementation, and has the shapes of Genomics Reporting STU 3.</summary>
public sealed partial class GenomicReportingTests
{
    private const string Profiles = "http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/";

    private static readonly DateTimeOffset AsOf = new(2025, 12, 31, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_line_has_its_profile_its_codes_and_references_that_lead_somewhere()
    {
        var resources = Written();
        var observations = resources.OfType<Observation>().ToList();
        foreach (var (profile, code, count) in new[] { ("genotype", "84413-4", 23), ("haplotype", "84414-2", 1), ("therapeutic-implication", "therapeutic-implication", 1) })
        {
            var of = observations.Where(one => one.Meta!.Profile.Single() == Profiles + profile).ToList();
            Assert.True(of.Count >= count, profile);
            Assert.All(of, one => Assert.Equal(code, one.Code!.Coding.Single().Code));
        }

        Assert.All(observations, one => Assert.Equal(["laboratory", "GE"], one.Category.Select(category => category.Coding.Single().Code)));
        var names = resources.Select(resource => $"{resource.TypeName}/{resource.Id}").ToHashSet();
        Assert.Equal(resources.Count, names.Count);
        var references = Lines().Where(line => !line.StartsWith("{\"resourceType\":\"Provenance\"", StringComparison.Ordinal)).SelectMany(line => Reference().Matches(line)).Select(match => match.Groups[1].Value).ToHashSet();
        Assert.Superset(new HashSet<string> { "Patient/p", "Device/tabib" }, references);
        Assert.Subset(new HashSet<string>(names) { "Patient/p" }, references);
        var explained = Assert.Single(resources.OfType<Provenance>());
        Assert.Equal(resources.Where(resource => resource is not (Provenance or Device)).Select(resource => $"{resource.TypeName}/{resource.Id}").ToHashSet(), explained.Target.Select(target => target.Reference!).ToHashSet());
        Assert.Contains(explained.Entity, entity => entity.What!.Reference == "DocumentReference/calls/_history/1");
    }

    [Fact]
    public void A_genotype_names_its_gene_and_its_alleles_or_says_why_it_cannot()
    {
        var resources = Written().OfType<Observation>().ToDictionary(one => $"Observation/{one.Id}");
        Observation Of(string gene) => resources.Values.Single(one => one.Meta!.Profile.Single() == Profiles + "genotype" && Gene(one).Display == gene);
        var called = Of("CYP2C19");
        Assert.Equal(("http://www.genenames.org", "HGNC:2621"), (Gene(called).System, Gene(called).Code));
        Assert.Equal("CYP2C19 *1/*2", ((CodeableConcept)called.Value!).Text);
        Assert.Equal("LA10317-8", called.Interpretation.Single().Coding.Single().Code);
        Assert.Equal(["CYP2C19 *1", "CYP2C19 *2"], called.DerivedFrom.Select(source => ((CodeableConcept)resources[source.Reference!].Value!).Text));
        var uncalled = Of("CYP2D6");
        Assert.Null(uncalled.Value);
        Assert.Empty(uncalled.DerivedFrom);
        Assert.Equal("unknown", uncalled.DataAbsentReason!.Coding.Single().Code);
        Assert.Equal("not-performed", Of("HLA-A").DataAbsentReason!.Coding.Single().Code);
        Assert.All(resources.Values.Where(one => one.Meta!.Profile.Single() == Profiles + "genotype"), one => Assert.True(one.Value is null ^ one.DataAbsentReason is null));
        Assert.All(resources.Values.Where(one => one.Meta!.Profile.Single() == Profiles + "genotype"), one => Assert.StartsWith("HGNC:", Gene(one).Code, StringComparison.Ordinal));
    }

    [Fact]
    public void A_drug_that_is_taken_has_an_implication_and_a_proposal_in_the_report()
    {
        var resources = Written();
        var report = Assert.Single(resources.OfType<DiagnosticReport>());
        Assert.Equal(Profiles + "genomic-report", report.Meta!.Profile.Single());
        var tasks = resources.OfType<Hl7.Fhir.Model.Task>().ToList();
        Assert.NotEmpty(tasks);
        Assert.Equal(tasks.Select(task => $"Task/{task.Id}"), report.Extension.Where(extension => extension.Url == Profiles + "recommended-action").Select(extension => ((ResourceReference)extension.Value!).Reference));
        foreach (var task in tasks)
        {
            Assert.Equal((Profiles + "medication-recommendation", Hl7.Fhir.Model.Task.TaskStatus.Requested, Hl7.Fhir.Model.Task.TaskIntent.Proposal), (task.Meta!.Profile.Single(), task.Status, task.Intent));
            var implication = resources.OfType<Observation>().Single(one => $"Observation/{one.Id}" == task.ReasonReference!.Reference);
            var medication = (CodeableConcept)implication.Component.Single(component => component.Code!.Coding.Single().Code == "51963-7").Value!;
            Assert.Equal(("http://www.nlm.nih.gov/research/umls/rxnorm", "32968"), (medication.Coding.Single().System, medication.Coding.Single().Code));
            Assert.Single(implication.Component, component => component.Code!.Coding.Single().Code == "93044-6");
            Assert.Contains(implication.Component, component => component.Code!.Coding.Single().Code == "therapeutic-implication" && ((CodeableConcept)component.Value!).Coding.Any(coding => coding.Code == "LA10317-8"));
            Assert.NotEmpty(implication.DerivedFrom);
        }

        Assert.Equal(resources.OfType<Observation>().Select(one => $"Observation/{one.Id}").ToHashSet(), report.Result.Select(result => result.Reference!).ToHashSet());
    }

    private static Coding Gene(Observation observation) => ((CodeableConcept)observation.Component.Single(component => component.Code!.Coding.Single().Code == "48018-6").Value!).Coding.Single();

    private static List<Resource> Written()
    {
        var parser = new FhirJsonDeserializer(new DeserializerSettings().UsingMode(DeserializationMode.Strict));
        return [.. Lines().Select(parser.DeserializeResource)];
    }

    private static string[] Lines()
    {
        var record = PatientRecord.Create(new PatientKey(1), AsOf, []);
        var knowledge = PgxKnowledge.Load();
        var advisor = new DrugAdvisor(knowledge, AdviceLibrary.Load());
        var calls = new PgxCaller(knowledge).Call(Sample(), new PgxCallOptions(), [new OutsideCall("HLA-B", ["*57:01", "*07:02"], null, null, 1)]).Single();
        var taken = advisor.Taken(["clopidogrel"]);
        var sample = new SampleAdvice(calls, [.. advisor.Library.Drugs.Select(pair => advisor.Advise(calls, pair.Drug, pair.Guideline, taken))], null);
        var report = new PatientReport("p", "p.html", ["s:p"], record, [], [])
        {
            Pharmacogenomics = new PatientPharmacogenomics([sample], ["clopidogrel"], [], advisor.Library.Sha256) { Sources = [new FactSource(1, "DocumentReference", "calls", 1)] },
        };
        var output = new ArrayBufferWriter<byte>();
        PatientResources.WriteDevice(output);
        new PatientResources(AsOf).Write(report, output);
        return Encoding.UTF8.GetString(output.WrittenSpan).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    [GeneratedRegex("\"reference\":\"([^\"]*)\"")]
    private static partial Regex Reference();

    private static string Sample()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "samples", "pgx", "patient.vcf"))) folder = folder.Parent;
        return Path.Combine(folder.FullName, "samples", "pgx", "patient.vcf");
    }
}
