using System.Globalization;
using Tabib.Core.Findings;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Risk;

namespace Tabib.App.Reports;

/// <summary>The findings of a patient, sorted for the page: chances first, then other scores by category, then what cannot be said and why.</summary>
/// <param name="Calculated">What is worked out in passing (body measures, laboratory, fluids): folded, to leave room for what judges.</param>
public sealed record ScoreSection(IReadOnlyList<ScoreView> Chances, IReadOnlyList<ScoreGroup> Groups, IReadOnlyList<ScoreGroup> Calculated, UnknownScores Unknown)
{
    /// <summary>The order of first sight; what is not named follows by id.</summary>
    private static readonly string[] FirstChances = ["prevent-10-year", "prevent-30-year", "kfre-4", "kfre-8", "score2", "pooled-cohort-equations"];

    private static readonly string[] FirstCategories = ["cardiovascular", "kidney", "metabolic", "liver", "acute care"];

    private static readonly string[] CalculatedCategories = ["vital signs", "anthropometry", "laboratory", "fluids"];

    private const int NearlyMissing = 2;

    public static ScoreSection Of(IReadOnlyList<Finding> findings, ScoreLibrary library, Labels labels)
    {
        var views = new List<ScoreView>();
        var unknown = new List<(Finding Finding, ScorePack? Pack)>();
        foreach (var finding in findings)
        {
            var pack = library.Find(finding.Id);
            if (finding.Outcome.TryGetValue(out var outputs)) views.Add(View($"s{views.Count + 1}", finding, pack, outputs, labels));
            else unknown.Add((finding, pack));
        }

        var chances = views.Where(view => view.Outputs.Any(output => output.Probability is not null)).ToList();
        return new ScoreSection(
            [.. chances.OrderBy(view => Rank(FirstChances, view.Finding.Id)).ThenBy(view => view.Finding.Id, StringComparer.Ordinal)],
            Group(views.Except(chances).Where(view => !CalculatedCategories.Contains(view.Category)), FirstCategories, labels),
            Group(views.Except(chances).Where(view => CalculatedCategories.Contains(view.Category)), CalculatedCategories, labels),
            Sorted(unknown, labels));
    }

    /// <summary>Every score with a value.</summary>
    internal IEnumerable<ScoreView> All => Chances.Concat(Groups.Concat(Calculated).SelectMany(group => group.Scores));

    private static ScoreGroup[] Group(IEnumerable<ScoreView> views, string[] first, Labels labels) =>
        [.. views.GroupBy(view => view.Category, StringComparer.Ordinal).OrderBy(group => Rank(first, group.Key)).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new ScoreGroup(labels.OfCategory(group.Key), [.. group]))];

    private static ScoreView View(string anchor, Finding finding, ScorePack? pack, IReadOnlyList<FindingOutput> outputs, Labels labels) => new(
        anchor, finding, pack?.Category ?? "", pack?.Population ?? "",
        [.. outputs.Select(output => Output(output, pack, labels))],
        [.. finding.Inputs.Select(input => Input(input, pack, labels))],
        [.. finding.Contributions.Select(one => one with { Input = ScoreTitles.OfInput(pack, one.Input) })],
        [.. finding.Missing.Select(name => ScoreTitles.OfInput(pack, name))]);

    private static ScoreOutputView Output(FindingOutput output, ScorePack? pack, Labels labels)
    {
        var declared = pack?.Outputs.FirstOrDefault(candidate => candidate.Name == output.Name);
        var unit = UnitText.After(output.Unit);
        var isDate = output.Unit == ScoreOutput.DateUnit;
        var probability = NaturalFrequency.Fits(output.Value) ? declared?.Probability : null;
        return new ScoreOutputView(
            declared?.Title ?? ScoreTitles.Spaced(output.Name),
            isDate ? output.Text ?? "" : probability is null ? NumberText.Of(output.Value) + unit : NumberText.Percent(output.Value),
            output is not { Low: { } low, High: { } high } ? null
                : probability is null ? $"{NumberText.Of(low)} – {NumberText.Of(high)}{unit}"
                : string.Format(CultureInfo.InvariantCulture, labels.IntervalOfHundred, NaturalFrequency.OfHundred(low), NaturalFrequency.OfHundred(high)),
            output.Category, isDate ? null : output.Text, probability, output.Value);
    }

    private static ScoreInputView Input(FindingInput input, ScorePack? pack, Labels labels) => new(
        ScoreTitles.OfInput(pack, input.Name),
        ValueOf(input, labels),
        input.Original is null ? null : FactText.Original(input.Original),
        input.Effective is { } measured && measured != DateTimeOffset.MinValue ? $"{FactText.Day(measured)}{AgeOf(input.AgeDays, labels)}" : null,
        input.Source is { } source ? $"{source.ResourceType}/{source.ResourceId}" : null,
        input.Assumed);

    private static string ValueOf(FindingInput input, Labels labels) => input.Value switch
    {
        "true" => labels.Yes,
        "false" => labels.No,
        var value when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => NumberText.Of(number) + UnitText.After(input.Unit),
        var value => value,
    };

    private static string AgeOf(double? days, Labels labels) => days switch
    {
        null or < 1 => "",
        < 60 => string.Format(CultureInfo.InvariantCulture, labels.DaysBefore, NumberText.Of(Math.Floor(days.Value), 0)),
        < 730 => string.Format(CultureInfo.InvariantCulture, labels.MonthsBefore, NumberText.Of(Math.Floor(days.Value / 30.4375), 0)),
        _ => string.Format(CultureInfo.InvariantCulture, labels.YearsBefore, NumberText.Of(Math.Floor(days.Value / 365.25), 0)),
    };

    private static UnknownScores Sorted(List<(Finding Finding, ScorePack? Pack)> unknown, Labels labels) => new(
        Group(unknown.Where(one => one.Finding.Outcome.Reason is OutcomeReason.OutOfRange), labels),
        Group(unknown.Where(one => one.Finding.Outcome.Reason is OutcomeReason.MissingInputs { Names.Count: <= NearlyMissing }), labels),
        Group(unknown.Where(one => one.Finding.Outcome.Reason is OutcomeReason.MissingInputs { Names.Count: > NearlyMissing }), labels),
        Group(unknown.Where(one => one.Finding.Outcome.Reason is OutcomeReason.NotApplicable), labels));

    private static ReasonGroup[] Group(IEnumerable<(Finding Finding, ScorePack? Pack)> findings, Labels labels) =>
        [.. findings.GroupBy(one => ScoreTitles.OfReason(one.Pack, one.Finding.Outcome.Reason!, labels), StringComparer.Ordinal)
            .Select(group => new ReasonGroup(group.Key, [.. group.Select(one => one.Finding.Title)]))
            .OrderByDescending(group => group.Scores.Count).ThenBy(group => group.Reason, StringComparer.Ordinal)];

    private static int Rank(string[] first, string name) => Array.IndexOf(first, name) is >= 0 and var place ? place : first.Length;
}
