using Tabib.Core.Facts;
using Tabib.Core.Findings;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Knowledge;
using Tabib.Evidence.Risk;

namespace Tabib.App.Reports;

/// <summary>Gathers how one output of a score is spread.</summary>
/// <param name="condition">Concept set of those for whom the score means something; null for everybody.</param>
internal sealed class RiskQuestion(string score, string output, string? condition)
{
    private static readonly (double Below, string Title)[] Stretches =
    [
        (0.01, "below 1 %"), (0.025, "1 to 2.5 %"), (0.05, "2.5 to 5 %"), (0.075, "5 to 7.5 %"), (0.1, "7.5 to 10 %"), (0.15, "10 to 15 %"),
        (0.2, "15 to 20 %"), (0.3, "20 to 30 %"), (double.PositiveInfinity, "30 % and more"),
    ];

    private readonly long[] _histogram = new long[Stretches.Length];
    private readonly TallyTable _categories = new();
    private readonly TallyTable _notSaid = new();
    private long _asked;
    private long _said;

    /// <summary>The questions of the page, in its order.</summary>
    public static IReadOnlyList<RiskQuestion> All() =>
    [
        new("prevent-10-year", "totalCvd", null), new("ckd-epi-2021-creatinine", "egfr", null), new("kfre-4", "kidneyFailure5y", "condition-ckd"),
        new("cha2ds2-vasc", "score", "condition-atrial-fibrillation"), new("fib-4", "fib4", "condition-liver-disease"),
    ];

    public void Add(PatientReport report, ReportContext context)
    {
        var finding = report.Findings.FirstOrDefault(candidate => candidate.Id == score);
        if (finding is null || context.Scores.Find(score) is not { } pack || !IsMeant(report, context.Scores.Concepts)) return;
        _asked++;
        if (!finding.Outcome.TryGetValue(out var outputs))
        {
            _notSaid.Add(Reason(finding, pack, context.Labels));
            return;
        }

        if (outputs.FirstOrDefault(candidate => candidate.Name == output) is not { } found) return;
        _said++;
        _categories.Add(found.Category ?? NumberText.Of(found.Value));
        if (IsProbability(pack) && NaturalFrequency.Fits(found.Value)) _histogram[Array.FindIndex(Stretches, stretch => found.Value < stretch.Below)]++;
    }

    public void Merge(RiskQuestion other)
    {
        for (var i = 0; i < _histogram.Length; i++) _histogram[i] += other._histogram[i];
        _categories.Merge(other._categories);
        _notSaid.Merge(other._notSaid);
        _asked += other._asked;
        _said += other._said;
    }

    /// <returns>Null where nobody was asked.</returns>
    public RiskDistribution? Answer(ReportContext context)
    {
        if (_asked == 0 || context.Scores.Find(score) is not { } pack) return null;
        var declared = pack.Outputs.First(candidate => candidate.Name == output);
        var population = condition is null || !context.Scores.Concepts.TryGet(condition, out var set) ? context.Labels.AllLiving : $"{context.Labels.LivingWith} {set!.Title}";
        return new RiskDistribution(
            declared.Title == pack.Title ? pack.Title : $"{pack.Title}: {declared.Title}", population, _asked, _said,
            IsProbability(pack) ? [.. Stretches.Select((stretch, i) => new Tally(stretch.Title, _histogram[i]))] : [],
            Categories(declared), [.. _notSaid.Ranked()]);
    }

    /// <summary>In the order of the bands. Without bands the values themselves are no categories.</summary>
    private Tally[] Categories(ScoreOutput declared) =>
        [.. declared.Bands.Select(band => band.Category).Distinct(StringComparer.Ordinal).Select(category => new Tally(category, _categories[category], TextOf(declared, category)))];

    private static string TextOf(ScoreOutput declared, string category) => declared.Bands.First(band => band.Category == category).Text ?? "";

    private bool IsProbability(ScorePack pack) => pack.Outputs.FirstOrDefault(candidate => candidate.Name == output)?.Probability is not null;

    private bool IsMeant(PatientReport report, ConceptSets concepts)
    {
        if (condition is null) return true;
        if (!concepts.TryGet(condition, out var set)) return false;
        return set!.Codes.Any(code => report.Record.With(code).Any(fact => fact.Kind == FactKind.Condition && RecordLists.IsCurrent(fact, report.Record.AsOf)));
    }

    private static string Reason(Finding finding, ScorePack pack, Labels labels) => finding.Outcome.Reason switch
    {
        OutcomeReason.OutOfRange range => $"{ScoreTitles.OfInput(pack, range.Name)} {labels.OutsideOf} {range.Limits}",
        OutcomeReason.MissingInputs missing => $"{labels.MissingWord}: {ScoreTitles.OfReason(pack, missing, labels)}",
        var reason => ScoreTitles.OfReason(pack, reason!, labels),
    };
}
