using Tabib.Core.Outcomes;
using Tabib.Evidence.Pharmacogenomics.Audit;

namespace Tabib.Tests.Evidence.Pharmacogenomics;

/// <summary>Bytes as the JSON lines of calls.</summary>
public static class CallLineFuzz
{
    private static readonly GroupTable Groups = GroupTableReader.Read(["#IID\tSITE", "a\tX", "b\tY"], "groups.tsv");

    public static IEnumerable<byte[]> Seeds() =>
    [
        "{\"file\":\"f\",\"sample\":\"a\",\"build\":\"GRCh38\",\"genes\":{\"TPMT\":{\"status\":\"called\",\"reason\":null,\"diplotypes\":[{\"name\":\"*1/*1\",\"alleles\":[\"*1\",\"*1\"],\"score\":90}],\"haplotypes\":[],\"phenotype\":\"Normal Metabolizer\",\"phased\":false}}}\n"u8.ToArray(),
        "{\"sample\":\"b\",\"genes\":{\"HLA-A\":{\"status\":\"noData\"},\"X\":{\"status\":\"notCalled\",\"phenotype\":null}}}\n\n{\"sample\":\"a\",\"genes\":{}}"u8.ToArray(),
    ];

    public static void Run(byte[] input)
    {
        try
        {
            using var stream = new MemoryStream(input);
            PgxAudit.Run(stream, "fuzz", Groups, CancellationToken.None);
        }
        catch (ProblemException)
        {
            // Refused with a coded problem, as it should be.
        }
    }
}
