using Tabib.Core.Outcomes;
using Tabib.Ingest.Vcf;

namespace Tabib.Evidence.Variants.Tags;

/// <summary>Which fields are to be filled: known ones and expressions.</summary>
public sealed class VariantTags
{
    private static readonly (VariantTag Tag, string Id, string Definition)[] All =
    [
        (VariantTag.MissingShare, "F_MISSING", "##INFO=<ID=F_MISSING,Number=1,Type=Float,Description=\"Share of samples with a missing allele\">"),
        (VariantTag.AlleleNumber, "AN", "##INFO=<ID=AN,Number=1,Type=Integer,Description=\"Known alleles in genotypes\">"),
        (VariantTag.AlleleCount, "AC", "##INFO=<ID=AC,Number=A,Type=Integer,Description=\"Copies of the allele in genotypes\">"),
        (VariantTag.SampleNumber, "NS", "##INFO=<ID=NS,Number=1,Type=Integer,Description=\"Samples with a known allele\">"),
        (VariantTag.HomozygousCount, "AC_Hom", "##INFO=<ID=AC_Hom,Number=A,Type=Integer,Description=\"Copies of the allele in homozygous genotypes\">"),
        (VariantTag.HeterozygousCount, "AC_Het", "##INFO=<ID=AC_Het,Number=A,Type=Integer,Description=\"Copies of the allele in heterozygous genotypes\">"),
        (VariantTag.HemizygousCount, "AC_Hemi", "##INFO=<ID=AC_Hemi,Number=A,Type=Integer,Description=\"Copies of the allele in hemizygous genotypes\">"),
        (VariantTag.AlleleFrequency, "AF", "##INFO=<ID=AF,Number=A,Type=Float,Description=\"Allele frequency\">"),
        (VariantTag.MinorAlleleFrequency, "MAF", "##INFO=<ID=MAF,Number=1,Type=Float,Description=\"Frequency of the second most common allele\">"),
        (VariantTag.HardyWeinberg, "HWE", "##INFO=<ID=HWE,Number=A,Type=Float,Description=\"Exact p of Hardy-Weinberg equilibrium (doi:10.1086/429864)\">"),
        (VariantTag.End, "END", "##INFO=<ID=END,Number=1,Type=Integer,Description=\"Last position of the variant\">"),
        (VariantTag.VariantType, "TYPE", "##INFO=<ID=TYPE,Number=.,Type=String,Description=\"Kind of variant\">"),
        (VariantTag.ExcessHeterozygosity, "ExcHet", "##INFO=<ID=ExcHet,Number=A,Type=Float,Description=\"Exact p of more heterozygotes than expected\">"),
        (VariantTag.ReadShare, "VAF", "##FORMAT=<ID=VAF,Number=A,Type=Float,Description=\"Share of the sample's reads with the allele\">"),
        (VariantTag.ReadShareAll, "VAF1", "##FORMAT=<ID=VAF1,Number=1,Type=Float,Description=\"Share of the sample's reads with any ALT allele\">"),
    ];

    private readonly HashSet<VariantTag> _tags = [];

    private VariantTags()
    {
    }

    /// <summary>In the order in which they were asked for.</summary>
    internal List<TagExpression> Expressions { get; } = [];

    /// <summary>What is filled where nothing is said: all that genotypes and reads give, without END and TYPE.</summary>
    public static VariantTags Default => Parse(["all"]);

    /// <param name="words">Names such as AN, AF, HWE; "all"; or expressions such as DP:1=int(sum(FORMAT/AD)).</param>
    /// <exception cref="ProblemException">TAG001: such a field is not known. TAG002: an expression cannot be read.</exception>
    public static VariantTags Parse(IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var tags = new VariantTags();
        foreach (var word in words)
        {
            if (word.Contains('=', StringComparison.Ordinal)) tags.Expressions.Add(TagExpression.Parse(word));
            else if (word == "all") tags._tags.UnionWith(All.Select(known => known.Tag).Where(tag => tag is not (VariantTag.End or VariantTag.VariantType)));
            else if (Array.Find(All, known => known.Id == word) is { Id: not null } found) tags._tags.Add(found.Tag);
            else throw new ProblemException(new Problem("TAG001", ProblemSeverity.Fatal, $"There is no field '{word}' to fill.", ProblemLocation.None, "Known are all, " + string.Join(", ", All.Select(known => known.Id)) + ", and expressions such as DP:1=int(sum(FORMAT/AD))."), ProblemKind.Usage);
        }

        return tags;
    }

    internal bool Has(VariantTag tag) => _tags.Contains(tag);

    /// <summary>The header with the definitions of what is filled; a definition that is there stays.</summary>
    public VcfHeader Define(VcfHeader header)
    {
        ArgumentNullException.ThrowIfNull(header);
        foreach (var (tag, id, definition) in All)
        {
            if (!_tags.Contains(tag)) continue;
            var isFormat = definition.StartsWith("##FORMAT", StringComparison.Ordinal);
            if (!(isFormat ? header.Formats : header.Infos).ContainsKey(id)) header = header.WithLine(definition);
        }

        foreach (var expression in Expressions)
            if (!(expression.IsFormat ? header.Formats : header.Infos).ContainsKey(expression.Id)) header = header.WithLine(expression.Definition);
        return header;
    }
}
