using Tabib.Core.Genome;

namespace Tabib.Record.Genotypes;

/// <summary>Only some samples of what another reader reads.</summary>
internal sealed class SampleSubsetReader(GenotypeReader inner, SampleSubset subset) : GenotypeReader
{
    private readonly GenotypeBuffer _all = new(subset.SampleCountOfFile);

    public override void Read(int variant, int allele, GenotypeBuffer genotypes)
    {
        ArgumentNullException.ThrowIfNull(genotypes);
        inner.Read(variant, allele, _all);
        Take(genotypes);
    }

    public override void ReadHardCalls(int variant, int allele, GenotypeBuffer genotypes)
    {
        ArgumentNullException.ThrowIfNull(genotypes);
        inner.ReadHardCalls(variant, allele, _all);
        Take(genotypes);
    }

    public override bool HasDosages(int variant) => inner.HasDosages(variant);

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private void Take(GenotypeBuffer genotypes)
    {
        genotypes.IsSparse = _all.IsSparse;
        genotypes.HasDosage = _all.HasDosage;
        genotypes.HasPhase = _all.HasPhase;
        if (_all.IsSparse) subset.TakeList(_all, genotypes);
        else subset.TakePacked(_all.Packed, genotypes.Packed);
        if (_all.HasDosage)
        {
            genotypes.EnsureDosages();
            subset.TakeValues(_all.Dosages, genotypes.Dosages);
        }

        if (!_all.HasPhase) return;
        genotypes.EnsurePhase();
        subset.TakeBits(_all.PhasePresent, genotypes.PhasePresent);
        subset.TakeBits(_all.PhaseSwapped, genotypes.PhaseSwapped);
    }
}
