namespace Tabib.Ingest.Vcf.Selection;

/// <summary>The opposite of a condition.</summary>
internal sealed class NotNode(FilterNode inner) : FilterNode
{
    public override bool Matches(VcfRecord record) => !inner.Matches(record);
}
