using Tabib.App.Capabilities;
using Tabib.Ingest.Vcf;

namespace Tabib.App.Variants;

/// <summary>Opens the file of variants that a command line wants written.</summary>
internal static class VariantOutput
{
    /// <param name="path">Its end tells the format; "-" is VCF on standard output.</param>
    public static VariantFileWriter Create(string path, VcfHeader header, int threads)
    {
        var format = path == "-" ? VariantFileFormat.Vcf
            : VariantFileWriter.FormatOf(path) ?? throw Fault.InOption("--out", $"The end of '{Path.GetFileName(path)}' tells no format; .vcf, .vcf.gz and .bcf do.");
        return VariantFileWriter.Create(path, header, new VariantWriterOptions { Format = format, Threads = threads });
    }
}
