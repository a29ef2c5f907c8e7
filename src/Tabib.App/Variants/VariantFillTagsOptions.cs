using Tabib.App.Capabilities;

namespace Tabib.App.Variants;

public sealed record VariantFillTagsOptions : VariantCommandOptions
{
    [Option("--out", "Where to write; .vcf, .vcf.gz and .bcf tell the format, - is standard output (VCF).", ValueName = "OUT", Required = true)]
    public string Out { get; init; } = "";

    [Option("--tag", "Field to fill: AN, AC, AF, MAF, NS, AC_Hom, AC_Het, AC_Hemi, HWE, ExcHet, F_MISSING, VAF, VAF1, END, TYPE, all (all but END and TYPE; the default), or an expression; may be given several times.", ValueName = "TAG")]
    public IReadOnlyList<string> Tag { get; init; } = [];

    [Option("--samples", "Only these samples, in this order, as variants view takes them: names parted by commas, or @FILE with one a line; with ^ in front all but these. Others are not written, and fields are filled from these alone.", ValueName = "LIST")]
    public string? Samples { get; init; }

    [Option("--strict-haploid", "Only haploid calls count in AC_Hemi, not diploid ones with a missing allele.")]
    public bool StrictHaploid { get; init; }
}
