namespace Tabib.Ingest.Vcf.Selection;

/// <summary>Something of a record that has numbers: none where it is not there.</summary>
internal abstract class NumberOperand
{
    /// <summary>Adds the numbers; NaN for a missing one.</summary>
    public abstract void Read(VcfRecord record, NumberList values);
}
