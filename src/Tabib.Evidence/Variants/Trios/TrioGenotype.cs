namespace Tabib.Evidence.Variants.Trios;

/// <summary>What was called in one person at one site, seen from one alternate allele.</summary>
/// <param name="Copies">Copies of the allele; −1 where the genotype is missing or half missing.</param>
/// <param name="Ploidy">Called copies of the chromosome.</param>
/// <param name="PhasedCopy">Copy (0 or 1) that carries the allele, where a heterozygous genotype is phased; else −1.</param>
/// <param name="PhaseSet">FORMAT/PS; phases are comparable within one set.</param>
/// <param name="Depth">Reads; −1 where not told.</param>
/// <param name="AlleleDepth">Reads of the allele; −1 where not told.</param>
/// <param name="Quality">GQ, Phred; −1 where not told.</param>
public readonly record struct TrioGenotype(int Copies, int Ploidy, int PhasedCopy, long PhaseSet, int Depth, int AlleleDepth, int Quality)
{
    public bool IsCalled => Copies >= 0;

    public bool IsHeterozygous => Copies == 1 && Ploidy == 2;
}
