namespace Tabib.Ingest.Vcf.Selection;

/// <summary>TYPE="snp": all alternate alleles are; TYPE~"snp": at least one is.</summary>
internal sealed class TypeNode(FilterComparison comparison, AlleleType type) : FilterNode
{
    public override bool Matches(VcfRecord record)
    {
        var types = AlleleTypes.Of(record);
        return comparison switch
        {
            FilterComparison.Equal => types == type,
            FilterComparison.NotEqual => types != type,
            FilterComparison.Like => (types & type) != 0,
            _ => (types & type) == 0,
        };
    }
}
