using Tabib.Core.Outcomes;
using Tabib.Ingest.Vcf;

namespace Tabib.Conformance.Ingest;

/// <summary>The VCF test files of hts-specs (github.com/samtools/hts-specs, test/vcf), header and records: strict reading takes every file of "passed" and refuses every file of "failed", with a code and a line.</summary>
/// <remarks>There is no file where we differ. Three rules bend for files of "passed": an allele 1 without an alternate allele, and in 4.5 a file out of order and without a last end of line, are warnings.</remarks>
public sealed class VcfSpecificationTests
{
    [Fact]
    public void Every_sound_file_is_taken() => Assert.Equal([], Files("passed").Select(Fault).OfType<Problem>().Select(problem => problem.ToString()));

    [Fact]
    public void Every_broken_file_is_refused_with_a_code_and_a_line()
    {
        var files = Files("failed");
        Assert.True(files.Length > 400);
        Assert.Equal([], files.Where(file => Fault(file) is not { Code.Length: 6, Location.Line: > 0 }));
    }

    /// <summary>The kind of the fault that the name of a file tells.</summary>
    [Theory]
    [InlineData("failed_body_alt_*", "VCF053")]
    [InlineData("failed_body_chrom_*", "VCF050")]
    [InlineData("failed_body_id_*", "VCF051")]
    [InlineData("failed_body_filter_*", "VCF055")]
    [InlineData("failed_body_pos_*", "VCF031")]
    [InlineData("failed_body_qual_*", "VCF054")]
    [InlineData("failed_body_ref_*", "VCF052")]
    [InlineData("failed_body_no_newline_*", "VCF044")]
    [InlineData("failed_body_samples_ploidy_*", "VCF060")]
    public void A_broken_file_is_refused_for_what_is_wrong_with_it(string pattern, string code) =>
        Assert.All(Files("failed", pattern), file => Assert.Equal(code, Fault(file)?.Code));

    [Fact]
    public void Lenient_reading_takes_every_record_of_the_broken_files_that_is_one()
    {
        foreach (var file in Files("failed", "failed_body_*"))
        {
            if (file.EndsWith("failed_body_sample_011.vcf", StringComparison.Ordinal)) continue;
            var (records, refused) = (0, 0);
            using var reader = VariantFileReader.Open(file, new VariantFileOptions { Validation = VcfValidation.Lenient, Report = problem => refused += problem.Code is "VCF030" or "VCF031" ? 1 : 0 });
            for (var record = new VcfRecord(reader.Header); reader.Read(record);) records++;
            Assert.Equal(File.ReadLines(file).Count(line => line.Length > 0 && line[0] != '#'), records + refused);
        }
    }

    private static string[] Files(string kind, string pattern = "*.vcf")
    {
        var root = SharedData.Find("genomics/vcf/hts-specs");
        return [.. Directory.GetFiles(root, pattern, SearchOption.AllDirectories).Where(file => Path.GetFileName(Path.GetDirectoryName(file)) == kind).Order(StringComparer.Ordinal)];
    }

    private static Problem? Fault(string path)
    {
        try
        {
            using var reader = VariantFileReader.Open(path, new VariantFileOptions { Validation = VcfValidation.Strict });
            for (var record = new VcfRecord(reader.Header); reader.Read(record);)
            {
            }

            return null;
        }
        catch (ProblemException fault)
        {
            return fault.Problem;
        }
    }
}
