using Tabib.Core.Genome;
using Tabib.Ingest.Plink;

namespace Tabib.Record.Genotypes;

/// <summary>Reads all that a genotype set says of single variants, over the selected samples; one for each thread.</summary>
public sealed class GenotypeRecordReader : IDisposable
{
    private readonly GenotypeReader _reader;
    private readonly SampleSubset? _subset;
    private readonly GenotypeRecord? _all;
    private readonly GenotypeBuffer? _calls;

    internal GenotypeRecordReader(GenotypeReader reader, int sampleCountOfFile, SampleSubset? subset)
    {
        _reader = reader;
        _subset = subset;
        if (subset is not null) _all = new GenotypeRecord(sampleCountOfFile);
        if (reader is not PgenReader) _calls = new GenotypeBuffer(sampleCountOfFile);
    }

    /// <exception cref="Core.Outcomes.ProblemException">The record is damaged.</exception>
    public void Read(int variant, GenotypeRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var target = _all ?? record;
        if (_reader is PgenReader pgen) pgen.ReadRecord(variant, target);
        else
        {
            _reader.Read(variant, 1, _calls!);
            _calls!.Packed.CopyTo(target.Packed, 0);
            target.ClearTracks();
        }

        _subset?.TakeRecord(target, record);
    }

    public void Dispose() => _reader.Dispose();
}
