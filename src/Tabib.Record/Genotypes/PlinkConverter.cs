using Tabib.Core.Genome;
using Tabib.Ingest.Plink;

namespace Tabib.Record.Genotypes;

/// <summary>Reads records of a genotype set and encodes them anew.</summary>
internal sealed class PlinkConverter(GenotypeReader reader, int sampleCount, VariantTable variants, SampleSubset? chosen) : GenotypeConverter<PlinkBlock>
{
    private readonly SubsetEncoder _encoder = new(sampleCount, chosen);
    private readonly GenotypeRecord _record = new(sampleCount);
    private readonly GenotypeBuffer _calls = new(sampleCount);

    public override void Convert(PlinkBlock block, EncodedVariants target)
    {
        _encoder.Begin(target.Genotypes);
        foreach (var i in block.Variants)
        {
            if (reader is PgenReader pgen) pgen.ReadRecord(i, _record);
            else
            {
                reader.Read(i, 1, _calls);
                _calls.Packed.CopyTo(_record.Packed, 0);
                _record.ClearTracks();
            }

            _encoder.Add(_record, variants.AlternateCount(i), target.Genotypes);
        }

        target.Lines.Take(block.Lines);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) reader.Dispose();
        base.Dispose(disposing);
    }
}
