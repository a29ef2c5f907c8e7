using Tabib.Core.Outcomes;
using Tabib.Evidence.Pharmacogenomics.Releases;

namespace Tabib.Tests.Evidence.Pharmacogenomics;

/// <summary>Bytes as a table of places on both builds.</summary>
public static class BuildMapFuzz
{
    public static IEnumerable<byte[]> Seeds() =>
    [
        "Gene,rsID,Chromosome,GRCh37Position,GRCh38Position,GRCh37Allele,GRCh38Allele,Synonym\nA,rs1,1,100,200,A,G,\"1-2-A-C,1-3-A-C\"\nA,N/A,1,150,250,A,A,N/A\n"u8.ToArray(),
    ];

    public static void Run(byte[] input)
    {
        try
        {
            var map = BuildMap.Read(ReleaseFile.Of("fuzz.csv", input));
            map.Find("A", "1", 200, "G");
            map.Find("A", "1", 225, "GT");
        }
        catch (ProblemException)
        {
            // Refused with a coded problem, as it should be.
        }
    }
}
