using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Ingest;
using Tabib.Ingest.Vcf;

namespace Tabib.Tests.Ingest.Vcf;

/// <summary>Bytes as the records of a VCF: whatever is asked of a record is answered, and what its text says survives the binary form.</summary>
public static class VcfRecordFuzz
{
    internal const string Header =
        "##fileformat=VCFv4.3\n##contig=<ID=1,length=249250621>\n##contig=<ID=X>\n##INFO=<ID=DP,Number=1,Type=Integer,Description=\"d\">\n##INFO=<ID=AF,Number=A,Type=Float,Description=\"d\">\n##INFO=<ID=DB,Number=0,Type=Flag,Description=\"d\">\n##INFO=<ID=S,Number=.,Type=String,Description=\"d\">\n##FILTER=<ID=q10,Description=\"d\">\n"
        + "##FORMAT=<ID=GT,Number=1,Type=String,Description=\"d\">\n##FORMAT=<ID=PL,Number=G,Type=Integer,Description=\"d\">\n##FORMAT=<ID=DS,Number=1,Type=Float,Description=\"d\">\n##FORMAT=<ID=FT,Number=1,Type=String,Description=\"d\">\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tA\tB\tC\n";

    internal const string Records =
        "1\t100\trs1;rs2\tA\tC,<DEL>\t30.5\tPASS\tDP=14;AF=0.5,1e-9;DB;S=x,y\tGT:PL:DS:FT\t0|1:1,2,3,4,5,6:0.5:PASS\t1/2:.\t.\n1\t101\t.\tG\tT\t.\t.\t.\tGT\t0/0\t0|1\t./.\n"
        + "X\t0\t.\tGT\tG\t1e5\tq10\tDP=.\tGT:PL\t0:1,2\t./1:1\t0/1/1:-3\nX\t9\t.\tN\t.\t.\tq10;PASS\tDP=-3;AF=nan\tDS\t.\t-inf\t3\n";

    public static void Run(byte[] input)
    {
        Read(input, VcfValidation.Structure);
        Read(input, VcfValidation.Lenient);
        Read([.. Encoding.UTF8.GetBytes(Header), .. input], VcfValidation.Lenient);
    }

    public static IEnumerable<byte[]> Seeds() => ((string[])[Header + Records, Records, Header.Replace('\n', '\r'), Records.Replace("\n", "\r\n", StringComparison.Ordinal)]).Select(Encoding.UTF8.GetBytes);

    internal static void Read(byte[] input, VcfValidation validation)
    {
        try
        {
            using var reader = VariantFileReader.Open(new StreamBatchSource(new MemoryStream(input)), "f", "f", new VariantFileOptions { Validation = validation, Threads = 1, LongestRecord = 1 << 20 });
            var record = new VcfRecord(reader.Header);
            var genotypes = new VcfGenotypes(reader.Header.Samples.Count);
            for (var left = 200; left > 0 && reader.Read(record); left--) Ask(record, genotypes);
        }
        catch (ProblemException)
        {
            // Refused with a code.
        }
    }

    internal static void Ask(VcfRecord record, VcfGenotypes genotypes)
    {
        var line = new ByteBuffer();
        record.AppendTo(line);
        _ = (record.Quality, record.AlleleCount, record.End, record.IsPass, record.HasFilter("q10"u8), record.TryGetInfoFloat("AF"u8, out _));
        for (var allele = 0; allele < record.AlleleCount; allele++) _ = record.Allele(allele);
        record.ReadGenotypes(genotypes);
        for (var sample = 0; sample < record.SampleCount; sample++) _ = record.SampleValue(sample, record.FormatIndexOf("PL"u8) is >= 0 and var key ? key : 0);
        Encode(record);
        record.SetInfo("DP"u8, "7"u8);
        record.RemoveInfo("AF"u8);
        record.SetInfoFlag("NEW"u8);
        record.SetPosition(5);
        line.Clear();
        record.AppendTo(line);
    }

    /// <summary>A line that BCF can say is read again without a fault, and comes out of a second turn as it came out of the first.</summary>
    private static void Encode(VcfRecord record)
    {
        if (!record.BcfBytes.IsEmpty || Turn(record) is not { } first) return;
        Assert.True(record.Chrom.SequenceEqual(first.Chrom) && record.Position == first.Position);
        var line = new ByteBuffer();
        first.AppendTo(line);
        var text = line.Written[..^1].ToArray();
        var again = new VcfRecord(record.Header);
        Assert.Equal(VcfFault.None, again.Load(text, 0, text.Length));
        if (Turn(again) is not { } second) return;
        line.Clear();
        second.AppendTo(line);
        Assert.Equal(Encoding.Latin1.GetString(text), Encoding.Latin1.GetString(line.Written[..^1]));
    }

    /// <returns>Null where BCF cannot say the record.</returns>
    private static VcfRecord? Turn(VcfRecord record)
    {
        var bytes = new ByteBuffer();
        try
        {
            new BcfEncoder(record.Header).Append(record, bytes);
        }
        catch (ProblemException)
        {
            return null;
        }

        var copy = new VcfRecord(record.Header);
        var shared = BitConverter.ToInt32(bytes.Written);
        Assert.Equal(VcfFault.None, copy.LoadBcf(bytes.Written.ToArray(), 8, shared, bytes.Length - 8 - shared));
        return copy;
    }
}
