using Tabib.Core.Outcomes;
using Tabib.Ingest.PolygenicScores;

namespace Tabib.Evidence.Polygenic;

/// <summary>Reads weight files and matches them to a genotype set.</summary>
public sealed class WeightLoader(TargetVariants target, MatchOptions options, CalledReference? called = null)
{
    /// <param name="open">Opens the file; called again where its places are doubtful.</param>
    /// <param name="name">Of a score that has none: the name of the file.</param>
    /// <param name="sink">Told of every row; null where nobody asks.</param>
    /// <exception cref="ProblemException">PGS001 to PGS006: the file cannot be used. PGS010: its places are on another genome build.</exception>
    public LoadedWeights Load(Func<WeightFileReader> open, string name, MatchSink? sink = null)
    {
        ArgumentNullException.ThrowIfNull(open);
        using var reader = open();
        var header = reader.Header;
        var isHarmonized = header.Format == WeightFormat.PgsCatalog && ChooseHarmonized(header, open);
        var file = new WeightFileLoad(header, name, target.Table, isHarmonized);
        var matcher = new WeightMatcher(target, options, called);
        var row = default(WeightRow);
        while (reader.Read(ref row)) file.Take(ref row, matcher, sink);
        return file.Finish(options, () => PlaceAgreement.DoIdsDisagree(open, target, isHarmonized));
    }

    /// <summary>The harmonised places where they are on the genotypes' build, else the authors' where those are.</summary>
    private bool ChooseHarmonized(WeightFileHeader header, Func<WeightFileReader> open)
    {
        var harmonized = header.HasHarmonizedPositions ? GenomeBuildName.Of(header.HarmonizedBuild) : null;
        var authors = GenomeBuildName.Of(header.GenomeBuild);
        if (GenomeBuildName.Of(options.GenomeBuild) is { } wanted)
        {
            if (header.HasHarmonizedPositions && harmonized == wanted) return true;
            if (header.HasPositions && authors == wanted) return false;
            var told = new[] { harmonized, header.HasPositions ? authors : null }.OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
            if (told.Length > 0 && !(header.HasPositions && authors is null))
            {
                throw new ProblemException(new Problem(
                    "PGS010", ProblemSeverity.Fatal, $"The weights are on {string.Join(" and ", told)}, the genotypes on {wanted}.", new ProblemLocation(header.File, null, "genome_build"), $"Take the file that the PGS Catalog harmonised to {wanted}."));
            }
        }

        if (!header.HasHarmonizedPositions) return false;
        return !header.HasPositions || PlaceAgreement.IsHarmonizedBetter(open, target);
    }
}
