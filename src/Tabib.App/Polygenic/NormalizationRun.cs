using Tabib.App.Capabilities;
using Tabib.Core.Outcomes;
using Tabib.Core.Scheduling;
using Tabib.Evidence.Knowledge;
using Tabib.Evidence.Polygenic.Ancestry;

namespace Tabib.App.Polygenic;

/// <summary>Brings scores, components and populations together by IID, and writes what comes of them.</summary>
internal sealed class NormalizationRun
{
    /// <summary>Persons whose rows are made at once.</summary>
    private const int BlockSize = 2048;

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

    /// <exception cref="ProblemException">GEN002: no person is left.</exception>
    public NormalizationRun(PolygenicNormalizeOptions options)
    {
        _options = options;
        var choice = new PersonChoice(options.Keep, options.Remove);
        _scores = ScoreSet.Read(options.Scores, choice.IsWanted);
        _reference = ScoreSet.Read(options.ReferenceScores);
        _components = ComponentTable.Read(options.Components, options.Count, choice.IsWanted);
        if (_components.Count == 0 || _scores.Sums.Count == 0) throw Fault.InData("GEN002", options.Scores, "No person is left to work with.", "Check --keep and --remove against the tables' IIDs.");
        if (choice.Unknown(_components.Ids, options.Components) is { } unknown) _problems.Add(unknown);
        _referenceComponents = ComponentTable.Read(options.ReferenceComponents, options.Count);
        _populations = Populations(options);
        _packs = CalibrationPacks.Load(options.Calibration is null ? KnowledgeFiles.Embedded(CalibrationPacks.Folder) : KnowledgeFiles.FromDirectory(options.Calibration, CalibrationPacks.Folder), _problems);
    }

    public void Write(Stream stream, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var hasRisk = _packs.Any(pack => _scores.Sums.ContainsKey(pack.Score));
        stream.Write("IID\tSCORE\tSUM\tZ_NORM1\tZ_NORM2\tZ_NORM2_2STEP\tPOPULATION\tPOPULATION_P\tDISTANCE\tPERCENTILE\tZ_POPULATION\tWARNING"u8);
        stream.Write(hasRisk ? "\tRISK\n"u8 : "\n"u8);
        var fits = Fits();
        var (done, blocks) = (0L, fits.Count * ((_components.Count + BlockSize - 1L) / BlockSize));
        new OrderedWork<(ScoreFit Fit, Range Persons), NormalizedRows>(Blocks(fits), rows =>
        {
            stream.Write(rows.Written);
            _referenceCount = rows.Panel;
            _far.UnionWith(rows.Far);
            progress.Report(new ProgressReport("normalize", ++done, blocks, "blocks"));
        }).Run(_options.ThreadsInUse, () => block => NormalizedRows.Of(block.Fit, _components, block.Persons, hasRisk), cancellation);
    }

    public PolygenicNormalizeReport Report(double seconds) =>
        new(_scores.Sums.Count, _components.Count, _referenceCount, _far.Count, Risk(), _options.Out, seconds, _problems);

    private List<ScoreFit> Fits()
    {
        var fits = new List<ScoreFit>();
        foreach (var (score, sums) in _scores.Sums)
        {
            if (!_reference.Sums.TryGetValue(score, out var reference))
            {
                _problems.Add(new Problem("PGS043", ProblemSeverity.Error, $"The reference panel has no score {score}; it is left out.", new ProblemLocation(_options.ReferenceScores)));
                continue;
            }

            var pack = _packs.FirstOrDefault(candidate => candidate.Score == score);
            if (pack is not null) _calibrated.Add(score);
            fits.Add(new ScoreFit(score, sums, HasOtherVariants(score), pack, new Lazy<(AncestryNormalizer, int)>(() => Fit(reference))));
        }

        return fits;
    }

    /// <summary>A score that is done with is let go.</summary>
    private IEnumerable<(ScoreFit Fit, Range Persons)> Blocks(List<ScoreFit> fits)
    {
        for (var fit = 0; fit < fits.Count; fit++)
        {
            for (var from = 0; from < _components.Count; from += BlockSize) yield return (fits[fit], from..Math.Min(from + BlockSize, _components.Count));
            fits[fit] = null!;
        }
    }

    private (AncestryNormalizer Normalizer, int Count) Fit(Dictionary<string, double> reference)
    {
        var known = Enumerable.Range(0, _referenceComponents.Count).Where(i => reference.TryGetValue(_referenceComponents.Ids[i], out var sum) && double.IsFinite(sum) && _referenceComponents.Values[i].All(double.IsFinite)).ToArray();
        var panel = new ReferencePanel(
            new PrincipalComponents([.. known.Select(i => _referenceComponents.Ids[i])], [.. known.Select(i => _referenceComponents.Values[i])]),
            [.. known.Select(i => reference[_referenceComponents.Ids[i]])],
            _populations is null ? null : [.. known.Select(i => _populations.GetValueOrDefault(_referenceComponents.Ids[i], "unknown"))]);
        return (new AncestryNormalizer(panel, _options.Count), known.Length);
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
        using var table = new NamedTable(options.Populations);
        var (id, population) = (table.Need("IID"), table.Need(options.PopulationColumn));
        var (populations, names) = (new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        while (table.Next())
        {
            var name = table.Text(population);
            populations[table.Text(id)] = names.TryAdd(name, name) ? name : names[name];
        }

        return populations;
    }
}
