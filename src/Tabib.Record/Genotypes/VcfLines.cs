using Tabib.Core.Genome;
using Tabib.Ingest;
using Tabib.Ingest.Vcf;

namespace Tabib.Record.Genotypes;

/// <summary>Formats variants of a set as lines of a VCF, for one thread.</summary>
internal sealed class VcfLines(GenotypeStore store, GenotypeRecordReader reader, VcfDosageField dosage)
{
    private readonly GenotypeRecord _record = new(store.Samples.Count);
    private readonly VcfSampleText _samples = new(store.Samples, store.HasPhase);
    private readonly ByteBuffer _line = new();

    private ReadOnlySpan<byte> FormatWithDosage => dosage == VcfDosageField.DS ? "\tGT:DS\t"u8 : "\tGT:HDS\t"u8;

    public void Write(VariantColumns columns, VariantOutputBlock target)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            var variant = columns.Variant(i);
            reader.Read(variant, _record);
            var field = _record.HasDosage ? dosage : VcfDosageField.None;
            _line.Clear();
            _line.Append(columns[i]);
            _line.Append(field == VcfDosageField.None ? "\tGT\t"u8 : FormatWithDosage);
            _samples.Append(_record, store.Variants.ChromosomeOf(variant).Kind, field, _line);
            target.AddLine(_line);
        }
    }
}
