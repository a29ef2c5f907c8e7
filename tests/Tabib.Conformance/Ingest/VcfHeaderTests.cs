using Tabib.Core.Outcomes;
using Tabib.Ingest;
using Tabib.Ingest.Vcf;

namespace Tabib.Conformance.Ingest;

/// <summary>The VCF test files of hts-specs (github.com/samtools/hts-specs, test/vcf): every sound header is read, every one whose structure is broken is refused with its line. What is wrong in the meaning of a line or in the variants is the business of the genotype reader.</summary>
public sealed class VcfHeaderTests
{
    private static readonly string[] Structural = ["failed_empty.vcf", "failed_fileformat_*", "failed_header_*", "failed_meta_00?.vcf", "failed_meta_contig_000.vcf", "failed_meta_contig_001.vcf", "failed_meta_contig_002.vcf"];

    /// <summary>A reference without a value, and a FORMAT column without samples, say nothing and break nothing.</summary>
    private static readonly string[] Tolerated = ["failed_meta_009.vcf", "failed_header_001.vcf"];

    [Fact]
    public void Sound_headers_are_read()
    {
        var files = Files("passed", "*.vcf");
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Null(Fault(file)));
    }

    [Fact]
    public void Broken_headers_are_refused_with_their_line()
    {
        var files = Structural.SelectMany(pattern => Files("failed", pattern)).Where(file => !Tolerated.Contains(Path.GetFileName(file))).ToArray();
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var fault = Fault(file);
            Assert.True(fault?.Code.StartsWith("VCF", StringComparison.Ordinal) == true && fault.Location.Line > 0, $"{file} was taken: {fault}");
        }
    }

    private static string[] Files(string kind, string pattern)
    {
        var root = SharedData.Find("genomics/vcf/hts-specs");
        return [.. Directory.GetFiles(root, pattern, SearchOption.AllDirectories).Where(file => Path.GetFileName(Path.GetDirectoryName(file)) == kind)];
    }

    private static Problem? Fault(string path)
    {
        using var reader = new VcfHeaderReader(InputStreams.Open(new InputFile(path, path, InputFormat.Vcf, "s", 0)), path);
        try
        {
            reader.Read();
            return null;
        }
        catch (ProblemException fault)
        {
            return fault.Problem;
        }
    }
}
