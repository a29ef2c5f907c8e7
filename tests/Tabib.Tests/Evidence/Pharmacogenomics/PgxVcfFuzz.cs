using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Calls;

namespace Tabib.Tests.Evidence.Pharmacogenomics;

/// <summary>Bytes as a VCF of pharmacogenes: cells, blocks, spellings and phase sets of a file that is whole otherwise.</summary>
public static class PgxVcfFuzz
{
    private static readonly PgxCaller Caller = new(PgxKnowledge.Load());
    private static readonly string Folder = Directory.CreateTempSubdirectory("tabib-pgx-fuzz-").FullName;

    public static IEnumerable<byte[]> Seeds()
    {
        const string head = "##fileformat=VCFv4.2\n##FORMAT=<ID=GT,Number=1,Type=String,Description=\"g\">\n##FORMAT=<ID=AD,Number=R,Type=Integer,Description=\"d\">\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\ta\tb\n";
        yield return Encoding.UTF8.GetBytes(head + "chr2\t233759924\t.\tC\tT\t.\t.\t.\tGT:PS\t0|1:7\t1/1\nchr2\t233760233\t.\tCAT\tC,CATAT\t.\t.\t.\tGT:AD\t1/2:0,9,9\t./1\nchr2\t233760239\t.\tT\tTAT\t.\t.\t.\tGT\t0/1\t1|1\n");
        yield return Encoding.UTF8.GetBytes(head + "chr2\t233759900\t.\tN\t<NON_REF>\t.\t.\tEND=233760234\tGT:MIN_DP:GQ\t0/0:30:99\t0/0:3:9\nchr2\t233760235\t.\tT\t<*>\t.\t.\tEND=233761000\tGT:DP:GQ\t0:30:99\t./.:30:99\n");
        yield return Encoding.UTF8.GetBytes(head + "13\t48037798\t.\tGA\tAA,*\t.\t.\t.\tGT\t0/1\t2\n13\t48040980\t.\tAA\tA\t.\t.\t.\tGT\t0/1\t.|1\nX\t154535277\t.\tT\tC\t.\t.\t.\tGT:AD\t1:3\t0/1:0,4\n");
    }

    public static void Run(byte[] input)
    {
        var path = Path.Combine(Folder, "a.vcf");
        File.WriteAllBytes(path, input);
        try
        {
            foreach (var combines in new[] { false, true }) Assert.NotNull(Caller.Call(path, new PgxCallOptions { Build = "GRCh38", Combinations = combines, AbsentIsReference = combines, Genes = ["UGT1A1", "NUDT15", "G6PD"] }).ToList());
        }
        catch (ProblemException)
        {
            // Refused with a coded problem, as it should be.
        }
        finally
        {
            File.Delete(path);
        }
    }
}
