using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Ingest;
using Tabib.Ingest.Vcf;
using Tabib.Tests.Ingest.Fhir;

namespace Tabib.Tests.Ingest.Vcf;

/// <summary>Bytes as a VCF, and as a list of samples: no exception, and no resource that FHIR would refuse.</summary>
public static class VcfFuzz
{
    public static void Run(byte[] input)
    {
        var samples = SampleMap.None;
        try
        {
            samples = SampleMap.Read(Encoding.UTF8.GetString(input).Split('\n'), "s.tsv");
        }
        catch (ProblemException)
        {
            // Refused: the samples' own names are taken.
        }

        GenomeStorage.Judge(input.AsSpan(0, Math.Min(18, input.Length)));
        var file = new InputFile("f", "f.vcf", InputFormat.Vcf, "s", input.Length);
        var reading = FhirReading.From(new VcfProducer(file, samples, name => name, _ => new MemoryStream(input)), file);
        Assert.DoesNotContain(reading.Resources, resource => resource.Refused);
    }

    public static IEnumerable<byte[]> Seeds() => ((string[])
    [
        "##fileformat=VCFv4.2\n##fileDate=20240105\n##reference=GRCh38.fa\n##contig=<ID=chr1,length=248956422,assembly=\"a,\\\"b\">\n##FILTER=<ID=PASS,Description=\"ok\">\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tP1\tS 2\n1\t1\t.\tA\tC\n",
        "##fileformat=VCFv4.1\r\n##contig=<ID=1>\r\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\r\n",
        "sample\tpatient\nP1\tmrn|7\nS 2\tPatient/9\n",
    ]).Select(Encoding.UTF8.GetBytes);
}
