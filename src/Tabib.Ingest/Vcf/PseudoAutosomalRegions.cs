using Tabib.Core.Genome;

namespace Tabib.Ingest.Vcf;

/// <summary>Where X and Y are alike, and everyone has two copies.</summary>
/// <remarks>Genome Reference Consortium, GRCh37 and GRCh38, PAR1 and PAR2.</remarks>
public static class PseudoAutosomalRegions
{
    /// <param name="build">As <see cref="GenomeBuild"/> names it; of another one no place is known.</param>
    /// <param name="position">1-based.</param>
    public static bool Contain(string build, ChromosomeKind chromosome, int position) => (build, chromosome) switch
    {
        (GenomeBuild.Grch37, ChromosomeKind.X) => position is (>= 60_001 and <= 2_699_520) or (>= 154_931_044 and <= 155_260_560),
        (GenomeBuild.Grch37, ChromosomeKind.Y) => position is (>= 10_001 and <= 2_649_520) or (>= 59_034_050 and <= 59_363_566),
        (GenomeBuild.Grch38, ChromosomeKind.X) => position is (>= 10_001 and <= 2_781_479) or (>= 155_701_383 and <= 156_030_895),
        (GenomeBuild.Grch38, ChromosomeKind.Y) => position is (>= 10_001 and <= 2_781_479) or (>= 56_887_903 and <= 57_217_415),
        _ => chromosome == ChromosomeKind.PseudoAutosomal,
    };
}
