using System.IO.Compression;
using System.Text;
using Tabib.Core.Facts;
using Tabib.Core.Outcomes;
using Tabib.Ingest;
using Tabib.Ingest.Vcf;
using Tabib.Tests.Ingest.Fhir;

namespace Tabib.Tests.Ingest.Vcf;

public sealed class VcfTests
{
    private const string Columns = "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO";
    private const string Start = "##fileformat=VCFv4.2\n##fileDate=20240105\n##contig=<ID=chr1,length=248956422,assembly=\"a,b\">\n##INFO=<ID=DP,Number=1,Type=Integer,Description=\"say \\\"depth\\\"\">\n";

    [Fact]
    public void Each_sample_of_a_known_patient_becomes_a_document_and_a_fact_of_a_genome()
    {
        var reading = Of($"{Start}{Columns}\tFORMAT\tP1\tS2\tNOBODY\nchr1\t1\t.\tA\tC\t.\t.\t.\tGT\t0/1\t0/0\t0/0\n", "S2\tmrn|77\n", "P1", "mrn|77");
        Assert.Equal(["VCF020"], reading.Codes);
        Assert.Equal(["Patient/P1", "Patient?identifier=mrn|77"], reading.Resources.Select(resource => resource.Patient));
        var document = reading.Resources[0];
        Assert.Equal(("current", "genome", "2024-01-05T23:59:59Z", "genomes/a%20b.vcf"), (document.At("status"), document.At("category.0.coding.0.code"), document.At("date"), document.At("content.0.attachment.url")));
        Assert.Equal(["GRCh38", "P1"], [document.At("extension.0.extension.0.valueCode"), document.At("extension.0.extension.1.valueString")]);
        Assert.Equal(64, document.At("extension.0.extension.2.valueString")!.Length);
        Assert.All(reading.Facts, fact => Assert.Equal((FactKind.Genome, new DateTime(2024, 1, 5, 23, 59, 59, DateTimeKind.Utc)), (fact.Kind, fact.KnownAt)));
    }

    [Fact]
    public void A_patient_who_is_stated_but_not_known_is_told_and_taken_as_stated()
    {
        var reading = Of($"{Start}{Columns}\tFORMAT\tS\n", "sample\tpatient\nS\tP9\n");
        Assert.Equal(("VCF021", "Patient/P9"), (Assert.Single(reading.Codes), reading.Resources[0].Patient));
    }

    [Theory]
    [InlineData("", "GRCh38")]
    [InlineData("##contig=<ID=2,length=243199373>\n", "unknown VCF011")]
    [InlineData("##reference=file:///hg19.fa\n", "unknown VCF011")]
    [InlineData("##reference=file:///data/GRCh38.fa\n", "GRCh38")]
    [InlineData("##contig=<ID=HLA-A*01,length=3503>\n", "GRCh38")]
    public void The_build_is_told_by_lengths_and_names_together(string more, string expected) => Assert.Equal(expected, Build(Start + more));

    [Theory]
    [InlineData("##fileformat=VCFv4.1\n##contig=<ID=1,length=249250621>\n##contig=<ID=X,length=155270560>\n", "GRCh37")]
    [InlineData("##fileformat=VCFv4.3\n##reference=human_g1k_v37.fasta\n", "GRCh37")]
    [InlineData("##fileformat=VCFv4.5\n##contig=<ID=1>\n", "unknown VCF010")]
    [InlineData("##fileformat=VCFv4.4\n##contig=<ID=1,length=5>\n", "unknown VCF010")]
    public void Where_nothing_tells_it_the_build_is_unknown(string header, string expected) => Assert.Equal(expected, Build(header));

    [Theory]
    [InlineData("", "VCF001 1")]
    [InlineData("##fileformat=BCFv2\n", "VCF001 1")]
    [InlineData("##fileformat=VCFv4.0\n", "VCF002 1")]
    [InlineData("##fileformat=VCFv4.2\n##contig=<ID=1,length=2\n", "VCF003 2 contig")]
    [InlineData("##fileformat=VCFv4.2\n##contig=<length=2>\n", "VCF003 2 contig")]
    [InlineData("##fileformat=VCFv4.2\n##contig=<ID=1,length=-2>\n", "VCF003 2 contig")]
    [InlineData("##fileformat=VCFv4.2\n##INFO=<ID=a,Description=\"open>\n", "VCF003 2 INFO")]
    [InlineData("##fileformat=VCFv4.2\nchr1\t1\n", "VCF004 2")]
    [InlineData("##fileformat=VCFv4.2\n", "VCF004 1")]
    [InlineData("##fileformat=VCFv4.2\n#CHROM POS ID\n", "VCF005 2 #CHROM")]
    [InlineData("##fileformat=VCFv4.2\n" + Columns + "\tFORMAT\tA\tA\n", "VCF006 2 #CHROM")]
    public void A_malformed_header_is_refused_with_its_line(string text, string place)
    {
        var reading = Of(text);
        Assert.Equal(place, Assert.Single(reading.Places()));
        Assert.Empty(reading.Resources);
    }

    [Fact]
    public void A_file_without_samples_belongs_to_nobody() => Assert.Equal(["VCF007"], Of(Start + Columns + "\n").Codes);

    [Fact]
    public void Only_the_header_is_read()
    {
        var text = Encoding.UTF8.GetBytes($"{Start}{Columns}\tFORMAT\tP1\n{string.Concat(Enumerable.Repeat("chr1\t1\t.\tA\tC\t.\t.\t.\tGT\t0/1\n", 200_000))}");
        var stream = new MemoryStream(text);
        var file = new InputFile("x", "x.vcf", InputFormat.Vcf, "s", text.Length);
        Assert.Single(FhirReading.From(new VcfProducer(file, SampleMap.None, name => name, _ => stream), file).Resources);
    }

    [Fact]
    public void Compression_is_judged_by_the_first_bytes()
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write("x"u8);
        Assert.Equal("gzip", GenomeStorage.Judge(memory.ToArray().AsSpan(0, 18)));
        Assert.Equal("bgzf", GenomeStorage.Judge([0x1F, 0x8B, 8, 4, 0, 0, 0, 0, 0, 0xFF, 6, 0, (byte)'B', (byte)'C', 2, 0, 0, 0]));
        Assert.Equal("none", GenomeStorage.Judge("##fileformat=VCFv4"u8));
    }

    [Theory]
    [InlineData("S\n")]
    [InlineData("S\tP\nS\tQ\n")]
    [InlineData("S\t\n")]
    public void A_list_of_samples_that_cannot_be_read_is_refused(string text) =>
        Assert.Equal("MAP005", Assert.Throws<ProblemException>(() => SampleMap.Read(text.Split('\n'), "s.tsv")).Problem.Code);

    private static string Build(string header)
    {
        var reading = Of($"{header}{Columns}\tFORMAT\tP1\n", "", "P1");
        return string.Join(' ', [reading.Resources[0].At("extension.0.extension.0.valueCode"), .. reading.Codes.Where(code => code != "FHIR030")]);
    }

    private static FhirReading Of(string text, string samples = "", params string[] known)
    {
        var file = new InputFile("nowhere", "genomes/a b.vcf", InputFormat.Vcf, "clinic", text.Length);
        var reading = FhirReading.From(new VcfProducer(file, SampleMap.Read(samples.Split('\n'), "s.tsv"), name => known.Contains(name) ? name : null, _ => new MemoryStream(Encoding.UTF8.GetBytes(text))), file);
        Assert.DoesNotContain(reading.Resources, resource => resource.Refused);
        return reading;
    }
}
