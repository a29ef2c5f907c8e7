namespace Tabib.Ingest.Vcf.Selection;

/// <summary>A number of the expression.</summary>
internal sealed class ConstantOperand(double value) : NumberOperand
{
    public double Value { get; } = value;

    public override void Read(VcfRecord record, NumberList values) => values.Add(Value);
}
