using Tabib.Core.Outcomes;
using Tabib.Core.Tables;
using Tabib.Evidence.Knowledge;
using Tabib.Evidence.Polygenic.Ancestry;

namespace Tabib.App.Polygenic;

/// <summary>Brings scores, components and populations together by IID, and writes what comes of them.</summary>
internal sealed class NormalizationRun
{
    private readonly PolygenicNormalizeOptions _options;
    private readonly ScoreSet _scores;
    private readonly ScoreSet _reference;
    private readonly PrincipalComponents _components;
    private readonly PrincipalComponents _referenceComponents;
    private readonly Dictionary<string, string>? _populations;
    private readonly IReadOnlyList<CalibrationPack> _packs;
    private readonly List<Problem> _problems = [];
    private readonly HashSet<string> _far = new(StringComparer.Ordinal);
    private readonly HashSet<string> _calibrated = new(StringComparer.Ordinal);
    private int _referenceCount;

    public NormalizationRun(PolygenicNormalizeOptions options)
    {
        _options = options;
        _scores = ScoreSet.Read(options.Scores);
        _reference = ScoreSet.Read(options.ReferenceScores);
        _components = ComponentTable.Read(options.Components, options.Count);
        _referenceComponents = ComponentTable.Read(options.ReferenceComponents, options.Count);
        _populations = Populations(options);
        _packs = CalibrationPacks.Load(options.Calibration is null ? KnowledgeFiles.Embedded(CalibrationPacks.Folder) : KnowledgeFiles.FromDirectory(options.Calibration, CalibrationPacks.Folder), _problems);
    }

    public void Write(Stream stream, CancellationToken cancellation)
    {
        var hasRisk = _packs.Any(pack => _scores.Sums.ContainsKey(pack.Score));
        stream.Write("IID\tSCORE\tSUM\tZ_NORM1\tZ_NORM2\tZ_NORM2_2STEP\tPOPULATION\tPOPULATION_P\tDISTANCE\tPERCENTILE\tZ_POPULATION\tWARNING"u8);
        stream.Write(hasRisk ? "\tRISK\n"u8 : "\n"u8);
        var rows = new Utf8TableWriter();
        foreach (var (score, sums) in _scores.Sums)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!_reference.Sums.TryGetValue(score, out var reference))
            {
                _problems.Add(new Problem("PGS043", ProblemSeverity.Error, $"The reference panel has no score {score}; it is left out.", new ProblemLocation(_options.ReferenceScores)));
                continue;
            }

            WriteScore(rows, score, sums, reference, hasRisk);
            stream.Write(rows.Written);
            rows.Clear();
        }
    }

    public PolygenicNormalizeReport Report(double seconds) =>
        new(_scores.Sums.Count, _components.Count, _referenceCount, _far.Count, Risk(), _options.Out, seconds, _problems);

    private void WriteScore(Utf8TableWriter rows, string score, Dictionary<string, double> sums, Dictionary<string, double> reference, bool hasRisk)
    {
        var known = Enumerable.Range(0, _referenceComponents.Count).Where(i => reference.TryGetValue(_referenceComponents.Ids[i], out var sum) && double.IsFinite(sum) && _referenceComponents.Values[i].All(double.IsFinite)).ToArray();
        _referenceCount = known.Length;
        var panel = new ReferencePanel(
            new PrincipalComponents([.. known.Select(i => _referenceComponents.Ids[i])], [.. known.Select(i => _referenceComponents.Values[i])]),
            [.. known.Select(i => reference[_referenceComponents.Ids[i]])],
            _populations is null ? null : [.. known.Select(i => _populations.GetValueOrDefault(_referenceComponents.Ids[i], "unknown"))]);
        var normalizer = new AncestryNormalizer(panel, _options.Count);
        var differs = HasOtherVariants(score);
        var pack = _packs.FirstOrDefault(candidate => candidate.Score == score);
        if (pack is not null) _calibrated.Add(score);
        for (var i = 0; i < _components.Count; i++)
        {
            var id = _components.Ids[i];
            if (!sums.TryGetValue(id, out var sum)) continue;
            rows.Add(id).Add(score).Add(sum);
            if (!double.IsFinite(sum) || !_components.Values[i].All(double.IsFinite)) WriteNone(rows, double.IsFinite(sum) ? "NO_COMPONENTS"u8 : "NO_SCORE"u8, hasRisk);
            else WriteRow(rows, id, normalizer.Normalize(_components.Values[i], sum), differs, pack, hasRisk);
            rows.EndRow();
        }
    }

    private void WriteRow(Utf8TableWriter rows, string id, NormalizedScore normalized, bool differs, CalibrationPack? pack, bool hasRisk)
    {
        rows.Add(normalized.Z1).Add(normalized.Z2).Add(normalized.Z2TwoStep).Add(normalized.Population ?? ".").Add(normalized.PopulationP).Add(normalized.Distance);
        if (normalized.Population is null) rows.Add("NA"u8).Add("NA"u8);
        else rows.Add(normalized.Percentile).Add(normalized.PopulationZ);
        if (normalized.IsFarFromPanel) _far.Add(id);
        rows.Add(normalized.IsFarFromPanel ? differs ? "FAR_FROM_REFERENCE,OTHER_VARIANTS" : "FAR_FROM_REFERENCE" : differs ? "OTHER_VARIANTS" : ".");
        if (!hasRisk) return;
        if (pack is null || normalized.IsFarFromPanel || differs || !pack.AppliesTo(normalized.Population)) rows.Add("NA"u8);
        else rows.Add(pack.Risk(normalized));
    }

    private static void WriteNone(Utf8TableWriter rows, ReadOnlySpan<byte> reason, bool hasRisk)
    {
        for (var i = 0; i < 8; i++) rows.Add("NA"u8);
        rows.Add(reason);
        if (hasRisk) rows.Add("NA"u8);
    }

    private bool HasOtherVariants(string score)
    {
        if (!_scores.Matched.TryGetValue(score, out var own) || !_reference.Matched.TryGetValue(score, out var panels) || own == panels) return false;
        _problems.Add(new Problem("PGS041", ProblemSeverity.Warning, $"{score} counts {own:N0} variants, {panels:N0} in the panel: the two are not the same score.", new ProblemLocation(_options.Scores), "Score both over the variants that both have: --extract."));
        return true;
    }

    private string Risk() => _calibrated.Count > 0
        ? $"RISK: by calibration packs of {string.Join(", ", _calibrated)}."
        : "No column RISK: no calibration pack for these scores (knowledge/polygenic-calibration, or --calibration).";

    private static Dictionary<string, string>? Populations(PolygenicNormalizeOptions options)
    {
        if (options.Populations is null) return null;
        var table = NamedTable.Read(options.Populations);
        var (id, population) = (table.Need("IID"), table.Need(options.PopulationColumn));
        var populations = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in table.Rows) populations[row[id]] = row[population];
        return populations;
    }
}
