using System.Text;
using Tabib.Ingest.PolygenicScores;

namespace Tabib.Evidence.Polygenic;

/// <summary>Whether the places of a weight file are those of the genotypes, by looking.</summary>
internal static class PlaceAgreement
{
    private const int MostRows = 20_000;

    /// <summary>Fewer than this say nothing.</summary>
    private const int FewestFound = 20;

    /// <summary>On the right build nearly all alleles at the places found fit; by chance about a third do.</summary>
    private const double LeastFitting = 0.7;

    /// <summary>The build of the genotypes is not known and the file has two: which of the two has more places and alleles in common.</summary>
    public static bool IsHarmonizedBetter(Func<WeightFileReader> open, TargetVariants target)
    {
        using var reader = open();
        var (authors, harmonized) = (0, 0);
        var matcher = new WeightMatcher(target, new MatchOptions { KeepAmbiguous = true, KeepMultiallelic = true }, null);
        var row = default(WeightRow);
        for (var count = 0; count < MostRows && reader.Read(ref row); count++)
        {
            if (row.Position > 0 && IsFit(matcher.MatchPlace(row, isHarmonized: false, out _))) authors++;
            if (row.HarmonizedPosition > 0 && IsFit(matcher.MatchPlace(row, isHarmonized: true, out _))) harmonized++;
        }

        return harmonized >= authors;
    }

    /// <summary>Whether alleles at the places found speak against the build.</summary>
    public static bool DoAllelesDisagree(long[] statuses)
    {
        var fit = statuses[(int)MatchStatus.Matched] + statuses[(int)MatchStatus.Flipped] + statuses[(int)MatchStatus.Ambiguous] + statuses[(int)MatchStatus.Multiallelic] + statuses[(int)MatchStatus.Duplicate];
        var found = fit + statuses[(int)MatchStatus.AllelesDiffer];
        return found >= FewestFound && fit < LeastFitting * found;
    }

    /// <summary>Whether most ids that both sides have stand at other places.</summary>
    public static bool DoIdsDisagree(Func<WeightFileReader> open, TargetVariants target, bool isHarmonized)
    {
        using var reader = open();
        var (same, other) = (0, 0);
        var row = default(WeightRow);
        for (var count = 0; count < MostRows && reader.Read(ref row); count++)
        {
            var position = isHarmonized ? row.HarmonizedPosition : row.Position;
            if (row.Id.IsEmpty || position == 0) continue;
            var after = -1;
            var variant = target.Ids.Next(row.Id, ref after);
            if (variant < 0) continue;
            var chromosome = target.ChromosomeCode(Encoding.UTF8.GetString(isHarmonized ? row.HarmonizedChromosome : row.Chromosome));
            if (target.Table.Position(variant) == position && chromosome == target.ChromosomeCode(target.Table.ChromosomeOf(variant).Name)) same++;
            else other++;
        }

        return other > same && same + other >= 3;
    }

    private static bool IsFit(MatchStatus status) => status is MatchStatus.Matched or MatchStatus.Flipped;
}
