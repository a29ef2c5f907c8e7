using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Knowledge;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Facts;
using Tabib.Evidence.Pharmacogenomics.Releases;
using Tabib.Tests.House;

namespace Tabib.Tests.Evidence.Pharmacogenomics;

/// <summary>Bytes as PharmVar's tables on GRCh38 and GRCh37 and a VCF, parted by lines of "=", made into a gene file and read back.</summary>
public static class PharmVarFuzz
{
    private static readonly PgxKnowledge Knowledge = PgxKnowledge.Load();

    public static IEnumerable<byte[]> Seeds()
    {
        var folder = Path.Combine(Repository.Root, "samples", "pgx", "pharmvar", "DEMO1");
        yield return Encoding.UTF8.GetBytes(string.Join("=\n", new[] { "GRCh38/DEMO1.NC_000001.11.haplotypes.tsv", "GRCh37/DEMO1.NC_000001.10.haplotypes.tsv", "GRCh38/DEMO1_5.vcf" }.Select(name => File.ReadAllText(Path.Combine(folder, name)))));
        yield return PharmVarText.File("NUDT15", "NC_000013.11", "*1", "*2 rs746071566 48037782 48037783 - GGAGTC", "*2 rs116855232 48045719 48045719 C T", "*3 rs116855232 48045719 48045719 C T", "*6.001 rs746071566 48037783 48037788 GGAGTC -").Content.ToArray();
    }

    public static void Run(byte[] input)
    {
        var parts = Encoding.UTF8.GetString(input).Split("=\n");
        try
        {
            var tables = parts.Take(2).Select((part, index) => PharmVarTable.Read(ReleaseFile.Of($"{index}.haplotypes.tsv", Encoding.UTF8.GetBytes(part)))).ToList();
            var vcf = ReleaseFile.Of("fuzz.vcf", Encoding.UTF8.GetBytes(parts.Length > 2 ? parts[2] : ""));
            foreach (var facts in PharmVarRelease.Of(tables, (_, _) => vcf, Knowledge, new BuildMap()).Genes)
                GeneFactsReader.Read(KnowledgeFile.Of("pgx/genes/fuzz.json", GeneFactsWriter.Write(facts, ["fuzz"], "none")), new List<Problem>());
        }
        catch (ProblemException)
        {
            // Refused with a coded problem, as it should be.
        }
    }
}
