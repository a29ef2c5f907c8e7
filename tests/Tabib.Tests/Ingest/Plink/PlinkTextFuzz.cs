using Tabib.Core.Outcomes;
using Tabib.Ingest.Plink;

namespace Tabib.Tests.Ingest.Plink;

/// <summary>Bytes read as .pvar, .bim, .psam and .fam.</summary>
public static class PlinkTextFuzz
{
    public static void Run(byte[] input)
    {
        Try(() =>
        {
            using var text = new PvarText(new PlinkTextLines("f.pvar", new MemoryStream(input)));
            var table = PvarReader.Read(text, null);
            for (var i = 0; i < table.Count; i++) Assert.True(table.AlternateCount(i) >= 1 && table.Reference(i).Length >= 0);
        });
        Try(() => PsamReader.Read(new PlinkTextLines("f.psam", new MemoryStream(input))));
    }

    public static IEnumerable<byte[]> Seeds() =>
    [
        [.. "##contig=<ID=1>\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tCM\n1\t1000\trs1\tA\tG,T\t.\tPASS\tAC=1;PR\t0.1\nX\t0\t.\tAC\t.\t3\tq\t.\t0\n"u8],
        [.. "1 rs1 0 1000 A G\n1 rs2 0 2000 C T\n"u8],
        [.. "#FID\tIID\tPAT\tMAT\tSEX\nF\ta\t0\t0\t1\nF\tb\ta\t0\t2\n"u8],
        [.. "F a 0 0 1 -9\nF b 0 0 2 -9\n"u8],
        [.. "#IID\tSEX\ta\nx\tNA\t3\n"u8],
    ];

    private static void Try(Action read)
    {
        try
        {
            read();
        }
        catch (ProblemException)
        {
        }
    }
}
