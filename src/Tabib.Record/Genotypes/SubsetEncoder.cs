using Tabib.Core.Genome;
using Tabib.Ingest.Plink;

namespace Tabib.Record.Genotypes;

/// <summary>Encodes what records of all samples of a file say of the chosen ones; one for each thread.</summary>
/// <param name="chosen">Null for all.</param>
internal sealed class SubsetEncoder(int sampleCount, SampleSubset? chosen)
{
    private readonly PgenEncoder _encoder = new(chosen?.Count ?? sampleCount);
    private readonly GenotypeRecord? _taken = chosen is null ? null : new GenotypeRecord(chosen.Count);

    public void Begin(PgenBlock block) => _encoder.Begin(block);

    /// <param name="alternates">Number of ALT alleles.</param>
    public void Add(GenotypeRecord record, int alternates, PgenBlock block)
    {
        if (_taken is not null) chosen!.TakeRecord(record, _taken);
        _encoder.Add(_taken ?? record, alternates, block);
    }
}
