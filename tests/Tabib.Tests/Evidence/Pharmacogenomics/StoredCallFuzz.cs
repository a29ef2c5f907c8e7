using Tabib.Core.Outcomes;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Comparison;
using Tabib.Tests.House;

namespace Tabib.Tests.Evidence.Pharmacogenomics;

/// <summary>Bytes as stored calls, re-annotated.</summary>
public static class StoredCallFuzz
{
    private static readonly PgxKnowledge Knowledge = PgxKnowledge.Load();

    public static IEnumerable<byte[]> Seeds() =>
    [
        File.ReadAllBytes(Path.Combine(Repository.Root, "samples", "pgx", "stored-calls.jsonl")),
        """{"sample":"a","genes":{"DPYD":{"haplotypes":["Reference","c.1905+1G>A (*2A)"],"adviceAlleles":["Reference"],"source":"vcf"},"RYR1":{"diplotypes":[{"alleles":["[c.1021G>A + g.5]","Reference"]}]},"SLCO1B1":{"adviceAlleles":["*1","*5"]},"HLA-B":{"diplotypes":[{"alleles":["*57:01"],"phenotype":null}],"source":"outside"}}}"""u8.ToArray(),
    ];

    public static void Run(byte[] input)
    {
        var reannotation = new CallReannotation(Knowledge, Knowledge, []);
        try
        {
            foreach (var sample in StoredCallReader.Read(new MemoryStream(input), "fuzz"))
            {
                foreach (var call in sample.Calls) reannotation.Of(sample, call);
            }
        }
        catch (ProblemException)
        {
            // Refused with a coded problem, as it should be.
        }
    }
}
