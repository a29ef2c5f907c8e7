using Tabib.Core.Genome;

namespace Tabib.Record.Genotypes;

/// <summary>Only some samples of what another reader reads.</summary>
internal sealed class SampleSubsetReader(GenotypeReader inner, int[] samples, int sampleCountOfFile) : GenotypeReader
{
    private readonly GenotypeBuffer _all = new(sampleCountOfFile);

    public override void Read(int variant, int allele, GenotypeBuffer genotypes)
    {
        ArgumentNullException.ThrowIfNull(genotypes);
        inner.Read(variant, allele, _all);
        genotypes.IsSparse = false;
        genotypes.HasDosage = _all.HasDosage;
        genotypes.HasPhase = _all.HasPhase;
        Array.Clear(genotypes.Packed);
        for (var i = 0; i < samples.Length; i++)
        {
            var code = (_all.Packed[samples[i] / 32] >> (samples[i] % 32 * 2)) & 3;
            genotypes.Packed[i / 32] |= code << (i % 32 * 2);
        }

        if (_all.HasDosage)
        {
            genotypes.EnsureDosages();
            for (var i = 0; i < samples.Length; i++) genotypes.Dosages[i] = _all.Dosages[samples[i]];
        }

        if (_all.HasPhase) CopyPhase(genotypes);
    }

    public override bool HasDosages(int variant) => inner.HasDosages(variant);

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private void CopyPhase(GenotypeBuffer genotypes)
    {
        genotypes.EnsurePhase();
        Array.Clear(genotypes.PhasePresent);
        Array.Clear(genotypes.PhaseSwapped);
        for (var i = 0; i < samples.Length; i++)
        {
            var (word, bit) = (samples[i] / 64, samples[i] % 64);
            genotypes.PhasePresent[i / 64] |= ((_all.PhasePresent[word] >> bit) & 1) << (i % 64);
            genotypes.PhaseSwapped[i / 64] |= ((_all.PhaseSwapped[word] >> bit) & 1) << (i % 64);
        }
    }
}
