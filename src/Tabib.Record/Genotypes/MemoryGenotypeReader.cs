using System.Runtime.InteropServices;
using Tabib.Core.Genome;

namespace Tabib.Record.Genotypes;

/// <summary>Reads genotypes that are in memory.</summary>
internal sealed class MemoryGenotypeReader(MemoryGenotypes memory) : GenotypeReader
{
    public override void Read(int variant, int allele, GenotypeBuffer genotypes)
    {
        ArgumentNullException.ThrowIfNull(genotypes);
        genotypes.IsSparse = false;
        genotypes.HasDosage = false;
        genotypes.HasPhase = false;
        if (memory.AllelesOf(variant) is { } alleles)
        {
            Count(alleles, allele, genotypes.Packed);
            return;
        }

        memory.CodesOf(variant).CopyTo(MemoryMarshal.AsBytes(genotypes.Packed.AsSpan()));
    }

    private static void Count(short[] alleles, int allele, ulong[] packed)
    {
        Array.Clear(packed);
        for (var sample = 0; sample < alleles.Length / 2; sample++)
        {
            var (first, second) = (alleles[sample * 2], alleles[(sample * 2) + 1]);
            var code = first < 0 || second < 0 ? 3UL : (ulong)((first == allele ? 1 : 0) + (second == allele ? 1 : 0));
            packed[sample / GenotypeBuffer.SamplesPerWord] |= code << (sample % GenotypeBuffer.SamplesPerWord * 2);
        }
    }
}
