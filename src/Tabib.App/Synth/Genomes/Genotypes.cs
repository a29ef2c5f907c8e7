namespace Tabib.App.Synth.Genomes;

/// <summary>Who has which alleles. Each gene of each person is drawn by itself, so that a variant's row can be written without the others.</summary>
internal static class Genotypes
{
    /// <summary>One person in so many has no genotype.</summary>
    private const int Untested = 10;

    /// <summary>Share of calls that failed.</summary>
    private const double Failed = 0.004;

    public static readonly IReadOnlyList<Gene> Genes = [.. Pharmacogenes.All, .. DiseaseGenes.All];

    public static bool IsTested(long person) => person % Untested != Untested - 1;

    public static (int First, int Second) Of(ulong seed, long person, int gene) => Genes[gene].Draw(Draws.For(seed, person, DrawPurpose.Genome, gene));

    /// <summary>Such as "*1/*17".</summary>
    public static string Diplotype(ulong seed, long person, int gene)
    {
        var (first, second) = Of(seed, person, gene);
        return $"{Genes[gene].Haplotypes[first].Name}/{Genes[gene].Haplotypes[second].Name}";
    }

    /// <returns>Number of alternate alleles, 0 to 2; −1 where the call failed.</returns>
    public static int Alternates(ulong seed, long person, int gene, int variant)
    {
        var draws = Draws.For(seed, person, DrawPurpose.Genome, gene);
        var (first, second) = Genes[gene].Draw(draws);
        for (var skipped = 0; skipped < variant; skipped++) draws.Next();
        if (draws.Chance(Failed)) return -1;
        var haplotypes = Genes[gene].Haplotypes;
        return (int)((haplotypes[first].Carries >> variant & 1) + (haplotypes[second].Carries >> variant & 1));
    }
}
