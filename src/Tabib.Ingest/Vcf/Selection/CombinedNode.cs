namespace Tabib.Ingest.Vcf.Selection;

/// <summary>Both conditions, or at least one.</summary>
internal sealed class CombinedNode(FilterNode left, FilterNode right, bool needsBoth) : FilterNode
{
    public override bool Matches(VcfRecord record) => needsBoth ? left.Matches(record) && right.Matches(record) : left.Matches(record) || right.Matches(record);
}
