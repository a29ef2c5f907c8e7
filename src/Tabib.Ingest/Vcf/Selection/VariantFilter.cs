using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Vcf.Selection;

/// <summary>
/// A condition on records, as bcftools writes them: QUAL&gt;30 &amp;&amp; INFO/AF[0]&lt;0.01 &amp;&amp; TYPE="snp". Names are QUAL, POS, N_ALT, N_SAMPLES, ILEN, CHROM, ID, REF, ALT, FILTER, TYPE,
/// and INFO fields that the header defines; ID=@FILE names a file of identifiers. Of several values any may fit; what is missing fits nothing. Keeps room between records: one for each thread.
/// </summary>
public sealed class VariantFilter
{
    private readonly FilterNode _root;

    private VariantFilter(FilterNode root) => _root = root;

    /// <exception cref="ProblemException">VCF070: the text is no expression, or names what the header does not define.</exception>
    public static VariantFilter Parse(string text, VcfHeader header)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(header);
        return new VariantFilter(new FilterParser(text, header).Read());
    }

    public bool Matches(VcfRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return _root.Matches(record);
    }
}
