using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Ingest;
using Tabib.Ingest.Vcf;

namespace Tabib.Tests.Ingest.Vcf;

/// <summary>Reads text as a file of variants.</summary>
internal static class VcfReading
{
    public const string Columns = "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO";

    public static VariantFileReader Open(string text, VariantFileOptions? options = null) => Open(Encoding.UTF8.GetBytes(text), options);

    public static VariantFileReader Open(byte[] bytes, VariantFileOptions? options = null) => VariantFileReader.Open(new StreamBatchSource(new MemoryStream(bytes)), "f", "f", options ?? new VariantFileOptions());

    /// <summary>The lines that come out as they went in, and the codes of what was wrong.</summary>
    public static (string Lines, string[] Codes) Read(string text, VcfValidation validation = VcfValidation.Structure)
    {
        var codes = new List<string>();
        using var reader = Open(text, new VariantFileOptions { Validation = validation, Report = problem => codes.Add($"{problem.Code} {problem.Location.Line} {problem.Location.Path}".TrimEnd()) });
        var record = new VcfRecord(reader.Header);
        var lines = new ByteBuffer();
        while (reader.Read(record)) record.AppendTo(lines);
        return (Encoding.UTF8.GetString(lines.Written), [.. codes]);
    }

    /// <summary>The first record of a file.</summary>
    public static VcfRecord First(string text)
    {
        using var reader = Open(text);
        var record = new VcfRecord(reader.Header);
        Assert.True(reader.Read(record));
        return record;
    }

    /// <summary>The first problem of strict reading; null where there is none.</summary>
    public static Problem? Strict(string text)
    {
        try
        {
            Read(text, VcfValidation.Strict);
            return null;
        }
        catch (ProblemException fault)
        {
            return fault.Problem;
        }
    }
}
