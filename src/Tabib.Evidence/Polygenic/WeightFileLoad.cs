using System.Text;
using Tabib.Core.Genome;
using Tabib.Core.Outcomes;
using Tabib.Ingest.PolygenicScores;

namespace Tabib.Evidence.Polygenic;

/// <summary>One weight file on its way in: its scores, and what was wrong with its rows.</summary>
internal sealed class WeightFileLoad(WeightFileHeader header, string name, VariantTable variants, bool isHarmonized)
{
    /// <summary>Sums of missing alleles have room for so many variants.</summary>
    private const int MostVariants = (1 << 23) - 1;

    private readonly Dictionary<string, FileScore> _scores = new(StringComparer.Ordinal);
    private byte[] _lastAccession = [];
    private FileScore? _last;
    private Problem? _firstInvalid;
    private long _duplicateLine;

    public void Take(ref WeightRow row, WeightMatcher matcher, MatchSink? sink)
    {
        var score = ScoreOf(row.Accession);
        var match = VariantMatch.None;
        MatchStatus status;
        if (row.Fault != WeightRowFault.None)
        {
            status = MatchStatus.Invalid;
            _firstInvalid ??= WeightRowProblem.Of(row, header.File);
        }
        else
        {
            status = header.Format == WeightFormat.Table ? matcher.MatchId(row, out match, asNamed: true) : matcher.MatchPlace(row, isHarmonized, out match);
            status = Count(row, match, status, score);
        }

        score.Weights.Statuses[(int)status]++;
        if (status == MatchStatus.Duplicate) _duplicateLine = _duplicateLine == 0 ? row.Line : _duplicateLine;
        else score.AddTotal(row);
        sink?.Invoke(score.Weights.Names[0], row, isHarmonized, match, status);
    }

    /// <exception cref="ProblemException">PGS006: no row at all. PGS010: the places are those of another build.</exception>
    public LoadedWeights Finish(MatchOptions options, Func<bool> doIdsDisagree)
    {
        if (_scores.Count == 0) throw Fault("PGS006", "The file has a header and no rows.", "Fetch it again.");
        var problems = new List<Problem>();
        if (_firstInvalid is { } invalid)
        {
            var count = _scores.Values.Sum(score => score.Weights.Statuses[(int)MatchStatus.Invalid]);
            problems.Add(count == 1 ? invalid : invalid with { Message = $"{count:N0} rows cannot be used. The first: {invalid.Message}" });
        }

        var duplicates = _scores.Values.Sum(score => score.Weights.Statuses[(int)MatchStatus.Duplicate]);
        if (duplicates > 0) problems.Add(new Problem("PGS008", ProblemSeverity.Warning, $"{duplicates:N0} rows name a variant that has a weight already; the first counts.", new ProblemLocation(header.File, _duplicateLine)));
        var parts = new List<ScoreWeights>();
        foreach (var score in _scores.Values)
        {
            CheckPlaces(score.Weights, options, doIdsDisagree);
            foreach (var part in score.Parts())
            {
                if (part.Matched < options.MinimumOverlap * part.Total || part.Matched == 0) part.IsTooFew = true;
                if (part.IsTooFew) problems.Add(TooFew(part, options));
                part.Sort();
                parts.Add(part);
            }
        }

        return new LoadedWeights(header, isHarmonized, parts, problems);
    }

    private MatchStatus Count(in WeightRow row, VariantMatch match, MatchStatus status, FileScore score)
    {
        switch (status)
        {
            case MatchStatus.Matched or MatchStatus.Flipped:
                if (row.Model != WeightModel.Additive && variants.ChromosomeOf(match.Variant).Kind is ChromosomeKind.X or ChromosomeKind.Y or ChromosomeKind.Mitochondrial) return MatchStatus.ModelNotDefined;
                if (score.Weights.Count == MostVariants) throw Fault("PGS009", $"A score has more than {MostVariants:N0} variants.", "Split it.");
                return score.TryAdd(row, match, header.Format == WeightFormat.Table) ? status : MatchStatus.Duplicate;
            case MatchStatus.HomozygousReference:
                var chromosome = Encoding.UTF8.GetString(isHarmonized ? row.HarmonizedChromosome : row.Chromosome);
                return score.TryAddConstant(row, chromosome, isHarmonized ? row.HarmonizedPosition : row.Position, match.Allele == 0) ? status : MatchStatus.Duplicate;
            default:
                return status;
        }
    }

    private FileScore ScoreOf(ReadOnlySpan<byte> accession)
    {
        if (_last is not null && accession.SequenceEqual(_lastAccession)) return _last;
        _lastAccession = accession.ToArray();
        var key = Encoding.UTF8.GetString(accession);
        if (_scores.TryGetValue(key, out _last)) return _last;
        IReadOnlyList<string> names = key.Length > 0 ? [key] : header.WeightColumns.Count > 1 ? header.WeightColumns : [header.ScoreId ?? header.ScoreName ?? name];
        _scores.Add(key, _last = new FileScore(names, variants.Count, (int)Math.Min(header.DeclaredVariants ?? 0, variants.Count)));
        return _last;
    }

    private void CheckPlaces(ScoreWeights score, MatchOptions options, Func<bool> doIdsDisagree)
    {
        if (header.Format == WeightFormat.Table) return;
        if (!PlaceAgreement.DoAllelesDisagree(score.Statuses) && (score.Matched >= options.MinimumOverlap * score.Total || !doIdsDisagree())) return;
        var build = GenomeBuildName.Of(isHarmonized ? header.HarmonizedBuild : header.GenomeBuild) ?? "a build that the file does not tell";
        throw Fault("PGS010", $"The places of the weights ({build}) are not those of the genotypes: {score.Statuses[(int)MatchStatus.AllelesDiffer]:N0} of the places found have other alleles, or the same ids stand elsewhere.", "Take the file that the PGS Catalog harmonised to the build of the genotypes.");
    }

    private Problem TooFew(ScoreWeights score, MatchOptions options)
    {
        var names = score.Names.Count == 1 ? score.Names[0] : $"{score.Names[0]} and {score.Names.Count - 1:N0} others";
        var ends = Enum.GetValues<MatchStatus>().Where(status => status > MatchStatus.HomozygousReference && score.Statuses[(int)status] > 0).Select(status => $"{score.Statuses[(int)status]:N0} {MatchWords.Of(status)}");
        return new Problem(
            "PGS020", ProblemSeverity.Error, $"{names}: {score.Matched:N0} of {score.Total:N0} variants matched ({string.Join(", ", ends)}); fewer than {options.MinimumOverlap:P0} would be another score.", new ProblemLocation(header.File), "See which with: tabib polygenic match; --min-overlap takes fewer.");
    }

    private ProblemException Fault(string code, string message, string hint) => new(new Problem(code, ProblemSeverity.Fatal, message, new ProblemLocation(header.File), hint));
}
