using Tabib.Core.Outcomes;
using Tabib.Ingest.Plink;

namespace Tabib.Tests.Ingest.Plink;

/// <summary>Bytes as a table of traits: read or refused with a code; every column has a value for every sample.</summary>
public static class PhenotypeTableFuzz
{
    public static void Run(byte[] input)
    {
        try
        {
            var table = PhenotypeTableReader.Read(new PlinkTextLines("t.tsv", new MemoryStream(input)), null);
            Assert.All(table.Columns, column => Assert.Equal(table.RowCount, column.Length));
            Assert.All(table.Columns, column => Assert.DoesNotContain(column, double.IsInfinity));
        }
        catch (ProblemException)
        {
            // Refused.
        }
    }

    public static IEnumerable<byte[]> Seeds()
    {
        yield return "#IID\tLDL\tT2D\nP1\t3.4\t2\nP2\tNA\t-9\n"u8.ToArray();
        yield return "FID IID A\r\nf p 1e5\r\n\r\nf q nan\r\n"u8.ToArray();
        yield return "##x\n#FID\tIID\tX\tY\n0\tp\t\t.\n"u8.ToArray();
        yield return "IID\n\n"u8.ToArray();
        yield return "IID\tA\tA\nP\t1\t2\n"u8.ToArray();
    }
}
