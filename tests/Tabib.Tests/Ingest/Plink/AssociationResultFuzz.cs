using Tabib.Core.Outcomes;
using Tabib.Ingest.Plink;

namespace Tabib.Tests.Ingest.Plink;

/// <summary>Bytes as a table of association tests: read or refused with a code.</summary>
public static class AssociationResultFuzz
{
    public static void Run(byte[] input)
    {
        try
        {
            using var lines = new PlinkTextLines("results.tsv", new MemoryStream(input));
            var table = AssociationResultReader.Read(lines, 2);
            Assert.All(table.Rows, row => Assert.True(double.IsFinite(row.Log10P) && row.Log10P >= 2 && row.Position >= 0));
            Assert.True(table.Rows.Count + table.WithoutP <= table.Tests);
        }
        catch (ProblemException)
        {
            // Refused.
        }
    }

    public static IEnumerable<byte[]> Seeds()
    {
        yield return "CHROM\tPOS\tID\tREF\tALT\tA1\tTEST\tP\tLOG10P\tERRCODE\n1\t100\trs1\tA\tC\tC\tADD\t1E-400\t400\t.\n1\t200\trs2\tA\tC\tC\tADDxAGE\t0.1\t1\t.\n"u8.ToArray();
        yield return "##x\n#CHROM POS ID REF ALT P\r\nX 5 . G GA 1.5E-320\r\n\r\nX 6 . G T,C NA"u8.ToArray();
        yield return "CHROM\tPOS\tREF\tALT\tP\n1\t1\tA\tC\t0\n"u8.ToArray();
        yield return "#CHROM\tPOS\tREF\tALT\tLOG10_P\n1\t-1\tA\tC\t-3\n"u8.ToArray();
        yield return "CHR\tBP\n"u8.ToArray();
    }
}
