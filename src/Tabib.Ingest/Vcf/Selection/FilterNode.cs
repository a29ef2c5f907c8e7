namespace Tabib.Ingest.Vcf.Selection;

/// <summary>A condition on a record.</summary>
internal abstract class FilterNode
{
    public abstract bool Matches(VcfRecord record);
}
