using System.Globalization;
using Tabib.Core.Outcomes;
using Tabib.Decision.Recommendations;
using Tabib.Evidence.Risk;

namespace Tabib.App.Reports;

/// <summary>The patient's own part of the page.</summary>
/// <param name="Urgent">What cannot wait.</param>
/// <param name="Steps">What to talk about or have done.</param>
/// <param name="Chances">Risks as people of a hundred.</param>
/// <param name="Clearer">A test or an answer that is missing, and what it would make clearer.</param>
public sealed record PlainWords(
    IReadOnlyList<string> Urgent, IReadOnlyList<string> Steps, IReadOnlyList<string> Chances, IReadOnlyList<string> Questions, IReadOnlyList<FactLine> Clearer)
{
    private const int MostClearer = 8;
    private const int MostChances = 3;
    private const int NearlyMissing = 2;

    internal static PlainWords Of(PatientReport report, ScoreSection scores, ScoreLibrary library, Labels labels)
    {
        var advice = report.Recommendations;
        var urgent = Texts(advice.Where(one => one.Urgency == RecommendationUrgency.Urgent));
        return new PlainWords(
            urgent,
            [.. Texts(advice.Where(one => one.Urgency != RecommendationUrgency.Urgent)).Except(urgent)],
            [.. scores.Chances.Take(MostChances).Select(view => Chance(view, labels))],
            QuestionsOn(advice, labels),
            LackingIn(report, library));
    }

    /// <summary>"8 of 100 people like you will have a stroke within 10 years; 92 will not."</summary>
    public static string Chance(ScoreOutputView output, Labels labels)
    {
        var people = NaturalFrequency.OfHundred(output.Number);
        return string.Format(
            CultureInfo.InvariantCulture, people is > 0 and < 100 ? labels.ChanceAndRest : labels.Chance,
            NaturalFrequency.Phrase(output.Number, labels), output.Probability!.Event, NumberText.Of(output.Probability.Years), 100 - people);
    }

    private static string Chance(ScoreView view, Labels labels) => Chance(view.Outputs.First(output => output.Probability is not null), labels);

    private static string[] Texts(IEnumerable<Recommendation> advice) => [.. advice.Select(one => one.PatientText).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal)];

    private static string[] QuestionsOn(IReadOnlyList<Recommendation> advice, Labels labels) =>
        [.. advice.Select(one => one.Category).Distinct(StringComparer.Ordinal).Select(labels.QuestionOn).OfType<string>(), .. labels.Questions];

    /// <summary>What a record has no place for (race in a historical model, a choice of region) is no test to be made up for.</summary>
    private static bool CanBeRecorded(ScorePack pack, string input) =>
        pack.IndexOf(input) is >= 0 and var index && (pack.Inputs[index].Codes.Count > 0 || pack.Inputs[index].ConceptSet is not null || pack.Inputs[index].FromScore is not null);

    private static FactLine[] LackingIn(PatientReport report, ScoreLibrary library)
    {
        var found = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var one in report.Recommendations)
        {
            foreach (var missing in one.Missing) Add(missing, one.Title);
        }

        foreach (var finding in report.Findings)
        {
            if (finding.Outcome.Reason is not OutcomeReason.MissingInputs { Names: { Count: <= NearlyMissing } names }) continue;
            var pack = library.Find(finding.Id);
            // Nobody goes and has something measured only to round off a record: what counts is a chance that could be told.
            if (pack is null || !pack.Outputs.Any(output => output.Probability is not null)) continue;
            foreach (var name in names.Where(name => CanBeRecorded(pack, name))) Add(ScoreTitles.OfInput(pack, name), finding.Title);
        }

        return [.. found.OrderByDescending(pair => pair.Value.Count).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(MostClearer)
            .Select(pair => new FactLine(pair.Key, string.Join("; ", pair.Value), "", ""))];

        void Add(string missing, string use)
        {
            if (!found.TryGetValue(missing, out var uses)) found[missing] = uses = [];
            if (!uses.Contains(use)) uses.Add(use);
        }
    }
}
