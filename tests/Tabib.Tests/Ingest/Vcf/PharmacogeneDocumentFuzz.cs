using Tabib.Core.Outcomes;
using Tabib.Ingest.Vcf;

namespace Tabib.Tests.Ingest.Vcf;

/// <summary>Bytes as a stored document of calls.</summary>
public static class PharmacogeneDocumentFuzz
{
    public static IEnumerable<byte[]> Seeds() =>
    [
        """{"resourceType":"DocumentReference","content":[{"attachment":{"contentType":"text/plain"}},{"attachment":{"data":"eyJhIjoxfQ=="}}]}"""u8.ToArray(),
        """{"resourceType":"DocumentReference","content":[]}"""u8.ToArray(),
    ];

    public static void Run(byte[] input)
    {
        try
        {
            PharmacogeneDocument.Read(input, "fuzz");
        }
        catch (ProblemException fault)
        {
            if (fault.Problem.Code != "PGX071") throw;
        }
    }
}
