using Tabib.App.Records;
using Tabib.Core.Facts;
using Tabib.Core.Identity;
using Tabib.Core.Outcomes;
using Tabib.Decision.Recommendations;

namespace Tabib.App.Reports;

/// <summary>Gathers what the page of the population needs, patient by patient, in room that does not grow with their number. One for each thread; merged at the end, in any order, with the same result.</summary>
public sealed class PopulationSummary(ReportContext context)
{
    /// <summary>Rows of the list of patients.</summary>
    public const int MostRows = 500;

    private const string KeyScore = "prevent-10-year";
    private const int AgeBands = 11;
    private const int ConditionsShown = 20;
    private const int BlockingShown = 15;

    private static readonly string[] SickbedCategories = ["acute care", "surgery"];

    private readonly List<AttentionRow> _attention = [];
    private readonly long[,] _ages = new long[AgeBands, 3];
    private readonly TallyTable _conditions = new();
    private readonly IReadOnlyList<RiskQuestion> _risks = RiskQuestion.All();
    private readonly Dictionary<string, AdviceTally> _advice = new(StringComparer.Ordinal);
    private readonly TallyTable _keyInputs = new();
    private readonly TallyTable _blocking = new();
    private readonly Dictionary<string, ScoreTally> _scores = new(StringComparer.Ordinal);
    private readonly TallyTable _gaps = new();
    private long _patients;
    private long _deceased;
    private long _facts;
    private long _noAge;
    private long _keyInputsOf;
    private long _urgent;
    private long _withAdvice;
    private long _absentIsReference;

    public void Add(PatientReport report)
    {
        var record = report.Record;
        _patients++;
        _facts += record.Facts.Count;
        if (report.Pharmacogenomics?.Samples.Any(sample => sample.Calls.AbsentIsReference) == true) _absentIsReference++;
        _attention.Add(AttentionRow.Of(report, context.Scores));
        if (_attention.Count > 2 * MostRows) KeepFirst();
        CountGaps(report);
        if (record.IsDeceased)
        {
            _deceased++;
            return;
        }

        CountAge(report);
        foreach (var name in record.Facts.Where(fact => fact.Kind == FactKind.Condition && RecordLists.IsCurrent(fact, record.AsOf)).Select(FactText.Name).Distinct(StringComparer.Ordinal)) _conditions.Add(name);
        foreach (var question in _risks) question.Add(report, context);
        CountScores(report);
        CountAdvice(report);
    }

    public void Merge(PopulationSummary other)
    {
        _patients += other._patients;
        _deceased += other._deceased;
        _facts += other._facts;
        _noAge += other._noAge;
        _keyInputsOf += other._keyInputsOf;
        _urgent += other._urgent;
        _withAdvice += other._withAdvice;
        _absentIsReference += other._absentIsReference;
        _attention.AddRange(other._attention);
        KeepFirst();
        for (var band = 0; band < AgeBands; band++)
        {
            for (var sex = 0; sex < 3; sex++) _ages[band, sex] += other._ages[band, sex];
        }

        _conditions.Merge(other._conditions);
        _keyInputs.Merge(other._keyInputs);
        _blocking.Merge(other._blocking);
        _gaps.Merge(other._gaps);
        for (var i = 0; i < _risks.Count; i++) _risks[i].Merge(other._risks[i]);
        foreach (var (id, tally) in other._advice) _advice[id] = _advice.TryGetValue(id, out var known) ? known with { Count = known.Count + tally.Count } : tally;
        foreach (var (id, tally) in other._scores) _scores[id] = _scores.TryGetValue(id, out var known) ? Sum(known, tally) : tally;
    }

    /// <param name="import">What the run imported; null where nothing was.</param>
    public PopulationReport ToReport(DateTimeOffset asOf, ImportReport? import)
    {
        KeepFirst();
        return new PopulationReport(
            asOf, import, _patients, _deceased, _facts, [.. _attention], Ages(), _noAge, [.. _conditions.Ranked().Take(ConditionsShown)],
            [.. _risks.Select(question => question.Answer(context)).OfType<RiskDistribution>()],
            [.. _advice.Values.OrderByDescending(tally => tally.Count).ThenBy(tally => tally.RuleId, StringComparer.Ordinal)],
            context.Scores.Find(KeyScore)?.Title ?? "", [.. _keyInputs.Ranked()], _keyInputsOf, [.. _blocking.Ranked().Take(BlockingShown)],
            [.. _scores.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value)], [.. _gaps.Ranked()])
        {
            Urgent = _urgent,
            WithAdvice = _withAdvice,
            AbsentIsReference = _absentIsReference,
        };
    }

    private void CountAge(PatientReport report)
    {
        if (report.Record.Age is { IsValue: true, Value: >= 0 and var age }) _ages[Math.Min(age / 10, AgeBands - 1), (int)report.Record.Sex]++;
        else _noAge++;
    }

    private void CountScores(PatientReport report)
    {
        foreach (var finding in report.Findings)
        {
            var kind = finding.Outcome.Kind;
            var one = new ScoreTally(finding.Title, Is(OutcomeKind.Value), Is(OutcomeKind.MissingInputs), Is(OutcomeKind.OutOfRange), Is(OutcomeKind.NotApplicable));
            _scores[finding.Id] = _scores.TryGetValue(finding.Id, out var known) ? Sum(known, one) : one;
            var pack = context.Scores.Find(finding.Id);
            if (finding.Id == KeyScore && pack is not null && kind != OutcomeKind.NotApplicable)
            {
                _keyInputsOf++;
                foreach (var input in pack.Inputs)
                {
                    if (input.Required && finding.Missing.Contains(input.Name)) _keyInputs.Add(input.Title);
                }
            }

            if (finding.Outcome.Reason is not OutcomeReason.MissingInputs missing || pack is null || SickbedCategories.Contains(pack.Category)) continue;
            foreach (var name in missing.Names) _blocking.Add(ScoreTitles.OfInput(pack, name));

            long Is(OutcomeKind wanted) => kind == wanted ? 1 : 0;
        }
    }

    private void CountAdvice(PatientReport report)
    {
        if (report.Recommendations.Count > 0) _withAdvice++;
        if (report.Recommendations.Any(one => one.Urgency == RecommendationUrgency.Urgent)) _urgent++;
        foreach (var one in report.Recommendations)
        {
            // The same rule may ask for data in one patient and advise in another: two lines.
            var key = $"{one.RuleId}/{one.Strength}/{one.Urgency}";
            _advice[key] = _advice.TryGetValue(key, out var known)
                ? known with { Count = known.Count + 1 }
                : new AdviceTally(one.RuleId, one.Title, one.Category, one.Strength, one.Urgency, 1);
        }
    }

    private void CountGaps(PatientReport report)
    {
        var labels = context.Labels;
        var record = report.Record;
        if (!record.BirthDate.IsValue) _gaps.Add(labels.GapBirthDate);
        if (record.Sex == Sex.Unknown) _gaps.Add(labels.GapSex);
        if (record.Facts.All(fact => fact.Kind == FactKind.Demographic)) _gaps.Add(labels.GapNoFacts);
        if (record.Facts.Any(fact => fact.Kind != FactKind.Demographic && fact.Effective.Start == DateTimeOffset.MinValue)) _gaps.Add(labels.GapUndated);
        if (record.Facts.Any(fact => fact.Kind != FactKind.Demographic && fact.Code.System.Length == 0)) _gaps.Add(labels.GapUncoded);
        if (report.Findings.Any(finding => finding.Outcome.Kind == OutcomeKind.OutOfRange)) _gaps.Add(labels.GapOutOfRange);
    }

    private AgeBand[] Ages() =>
        [.. Enumerable.Range(0, AgeBands).Select(band => new AgeBand(band == AgeBands - 1 ? "100+" : $"{band * 10}–{(band * 10) + 9}", _ages[band, (int)Sex.Female], _ages[band, (int)Sex.Male], _ages[band, (int)Sex.Unknown]))];

    private void KeepFirst()
    {
        _attention.Sort(AttentionRow.MostPressingFirst);
        if (_attention.Count > MostRows) _attention.RemoveRange(MostRows, _attention.Count - MostRows);
    }

    private static ScoreTally Sum(ScoreTally left, ScoreTally right) =>
        new(left.Title, left.Value + right.Value, left.Missing + right.Missing, left.OutOfRange + right.OutOfRange, left.NotApplicable + right.NotApplicable);
}
