using System.Text;
using Tabib.App.Pharmacogenomics;
using Tabib.Core.Facts;
using Tabib.Core.Identity;
using Tabib.Ingest;
using Tabib.Ingest.Fhir;
using Tabib.Ingest.Vcf;
using Tabib.Record.Genotypes;
using static Tabib.Tests.Record.Journal.JournalFixture;

namespace Tabib.Tests.App.Pharmacogenomics;

/// <summary>From a genome file of an import to calls that the workspace keeps.</summary>
public sealed class PharmacogeneImportTests : IDisposable
{
    private readonly GenotypedFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Calls_are_kept_with_the_patient_and_outlive_the_file()
    {
        _folder.Write("patients.ndjson", Patient("P1"), Patient("P2"));
        _folder.Write("g.vcf", GenotypedFolder.Vcf("P1", "P2", "NOBODY"));
        var report = _folder.Import();
        Assert.Equal(["warning VCF020 1"], report.Problems.Select(problem => $"{problem.Severity} {problem.Code} {problem.Count}"));
        Assert.Equal(("P1", "g.vcf", "*1/*2"), Called("P1"));
        Assert.Equal(("P2", "g.vcf", "*38/*38"), Called("P2"));
        Assert.Empty(_folder.Stored("P1", new DateTimeOffset(2025, 5, 31, 0, 0, 0, TimeSpan.Zero)));

        var again = _folder.Import();
        Assert.Equal((0L, 0L), (again.Types.Sum(type => type.Added), again.Types.Sum(type => type.NewVersions)));
        File.Delete(Path.Combine(_folder.Fixture.Folder, "clinic", "g.vcf"));
        _folder.Import();
        Assert.Equal(("P1", "g.vcf", "*1/*2"), Called("P1"));
    }

    [Fact]
    public void A_changed_file_is_called_anew()
    {
        _folder.Write("patients.ndjson", Patient("P1"), Patient("P2"));
        _folder.Write("g.vcf", GenotypedFolder.Vcf("P1", "P2"));
        _folder.Import();
        _folder.Write("g.vcf", GenotypedFolder.Vcf("P2", "P1"));
        var report = _folder.Import();
        Assert.Equal("*38/*38", Called("P1").Diplotype);
        Assert.Equal("*1/*2", Called("P2").Diplotype);
        Assert.Equal(4, report.Types.Single(type => type.Type == "DocumentReference").NewVersions);
    }

    [Fact]
    public void A_file_that_cannot_be_called_is_told_and_takes_nothing_from_the_others()
    {
        _folder.Write("patients.ndjson", Patient("P1"), Patient("P2"), Patient("P3"));
        _folder.Write("a.vcf", GenotypedFolder.Vcf("P2").Replace("\t0/0\n", "\t0/7\n", StringComparison.Ordinal));
        _folder.Write("b.vcf", "##fileformat=VCFv4.2\n##contig=<ID=open\n");
        _folder.Write("c.vcf", GenotypedFolder.Vcf("P1"));
        var report = _folder.Import();
        Assert.Equal(["PGX005", "VCF003"], report.Problems.Where(problem => problem.Severity is "error" or "fatal").Select(problem => problem.Code).Order());
        Assert.Equal("*1/*2", Called("P1").Diplotype);
        Assert.Empty(_folder.Stored("P2"));
        Assert.Contains(_folder.Fixture.Record("P2").Facts, fact => fact.Kind == FactKind.Genome);
    }

    [Fact]
    public void Bcf_is_read_like_vcf_and_a_genotype_set_where_it_is_attached()
    {
        _folder.Write("patients.ndjson", Patient("P1"), Patient("P2"));
        _folder.Write("g.vcf", GenotypedFolder.Vcf("P1", "P2"));
        var (vcf, bcf) = (Path.Combine(_folder.Fixture.Folder, "clinic", "g.vcf"), Path.Combine(_folder.Fixture.Folder, "clinic", "g.bcf"));
        using (var reader = VariantFileReader.Open(vcf))
        {
            using var writer = VariantFileWriter.Create(bcf, reader.Header, new VariantWriterOptions { Format = VariantFileFormat.Bcf });
            var record = new VcfRecord(reader.Header);
            while (reader.Read(record)) writer.Write(record);
            writer.Complete();
        }

        var (prefix, access) = (Path.Combine(_folder.Fixture.Folder, "set"), new AccessContext("test", "test"));
        GenotypeImport.Run(vcf, prefix, new GenotypeImportOptions { Threads = 1 }, TestContext.Current.CancellationToken);
        File.Delete(vcf);
        Assert.DoesNotContain(_folder.Import().Problems, problem => problem.Severity is "error" or "fatal");
        Assert.Equal(("P1", "g.bcf", "*1/*2"), Called("P1"));

        _folder.Fixture.Journal.Import([GenotypeAttachment.Of(prefix, "set.pgen", "clinic", SampleMap.None, access, new PharmacogeneCalling().OfSet(prefix, "set.pgen", access))], new FhirReadOptions(), null, TestContext.Current.CancellationToken);
        Assert.Equal(["g.bcf *1/*2", "set.pgen *1/*2"], _folder.Stored("P1").Select(one => one.Read()).Select(calls => $"{calls.File} {calls.Genes.Single(gene => gene.Gene == "CYP2C19").Diplotypes[0].Name}").Order());
    }

    [Fact]
    public void Nobody_asks_for_calls_of_samples_that_belong_to_nobody()
    {
        var asked = 0;
        using var producer = new VcfProducer(new InputFile("x", "x.vcf", InputFormat.Vcf, "s", 1), SampleMap.None, _ => null, _ => new MemoryStream(Encoding.UTF8.GetBytes(GenotypedFolder.Vcf("A", "B"))), (_, _) => { asked++; return []; });
        using var resources = new ProducedResources();
        while (producer.Next(resources, []))
        {
        }

        Assert.Equal((0, 0), (asked, resources.Count));
    }

    private (string Sample, string File, string Diplotype) Called(string patient)
    {
        var calls = Assert.Single(_folder.Stored(patient)).Read();
        return (calls.Sample, calls.File, string.Join(" or ", calls.Genes.Single(gene => gene.Gene == "CYP2C19").Diplotypes.Select(diplotype => diplotype.Name)));
    }
}
