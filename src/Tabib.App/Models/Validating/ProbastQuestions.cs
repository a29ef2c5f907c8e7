using System.Globalization;

namespace Tabib.App.Models.Validating;

/// <summary>Signalling questions of PROBAST+AI for the evaluation of a model (Moons et al. 2025, doi:10.1136/bmj-2024-082505), in our own words, answered as far as a run knows; the rest is for a person.</summary>
internal static class ProbastQuestions
{
    private const string Yes = "yes";
    private const string ProbablyYes = "probably yes";
    private const string ProbablyNo = "probably no";
    private const string No = "no";
    private const string NoInformation = "no information";
    private const string NotApplicable = "not applicable";

    /// <summary>With more rows left out than this the rest may be others.</summary>
    private const double ManyLeftOut = 0.05;

    public static IReadOnlyList<ChecklistLine> Of(ChecklistFacts facts) =>
    [
        Open("1.1", "Participants and data", "Was the source of data fit for the question?"),
        Open("1.2", "Participants and data", "Were people taken in and left out for good reasons?"),
        Open("1.3", "Participants and data", "Do they stand for those among whom the model will be used?"),
        Open("2.1", "Predictors", "Were predictors defined and measured alike for all?"),
        Open("2.2", "Predictors", "Were they judged without knowing the outcome?"),
        Open("2.3", "Predictors", "Are all of them known at the moment at which the model will be used?"),
        Open("3.1", "Outcome", "Was the outcome found in a fit way?"),
        Open("3.2", "Outcome", "Was its definition a usual one, set before?"),
        Open("3.3", "Outcome", "Are predictors kept out of its definition?"),
        Open("3.4", "Outcome", "Was it found alike for all?"),
        Open("3.5", "Outcome", "Was it found without knowing the predictors?"),
        new("3.6", "Outcome", "Was the time between predictors and outcome fit?", facts.Plan.Horizon is { } horizon ? string.Create(CultureInfo.InvariantCulture, $"The horizon is {horizon:R}; whether it fits is for a person to say") : null, NoInformation),
        new("4.1", "Analysis", "Were there enough people with and without the outcome?", facts.Adequacy.Warnings.Count == 0 ? "No rule of thumb is missed" : string.Join(" ", facts.Adequacy.Warnings), facts.Adequacy.Events < AdequacyExaminer.FewestEvents || facts.Adequacy.NonEvents < AdequacyExaminer.FewestEvents ? No : Yes),
        facts.Model is null ? Open("4.2", "Analysis", "Were predictors handled as they were in development?") : new("4.2", "Analysis", "Were predictors handled as they were in development?", "The frozen model codes them itself", Yes),
        new("4.3", "Analysis", "Were all people who took part in the analysis?", string.Create(CultureInfo.InvariantCulture, $"{facts.LeftOut.Values.Sum()} of {facts.All} rows were left out"), facts.ShareLeftOut == 0 ? Yes : facts.ShareLeftOut <= ManyLeftOut ? ProbablyYes : ProbablyNo),
        new("4.4", "Analysis", "Were missing values handled well?", facts.Model is null ? "Rows without a score were left out; how scores were made where inputs were missing is not known" : "Values frozen in training were put in; nothing was learnt from these data", facts.Model is null ? NoInformation : ProbablyYes),
        facts.Plan.HasTimes
            ? new("4.5", "Analysis", "Were censoring and competing events accounted for?", facts.HasCompeting ? "Inverse probability of censoring, incidence by Aalen and Johansen" : "Inverse probability of censoring, Kaplan and Meier; if other events compete, name --cause", facts.HasCompeting ? Yes : ProbablyYes)
            : new("4.5", "Analysis", "Were censoring and competing events accounted for?", "The outcome has no times", NotApplicable),
        new("4.6", "Analysis", "Were the right measures told: calibration and discrimination, with intervals?", "Both, and net benefit", facts.Plan.AreRisks ? Yes : ProbablyNo),
        new("4.7", "Analysis", "Were risks left as they are where a class is rare?", "Nothing was resampled in this evaluation", Yes),
        facts.Optimism is { Numbers.Count: > 0 }
            ? new("4.8", "Analysis", "Was fitting too closely accounted for?", "Optimism by bootstrap, every step of the fit repeated but the choice of predictors", ProbablyYes)
            : Open("4.8", "Analysis", "Were these people kept out of the development of the model?"),
        new("4.9", "Analysis", "Was performance looked at in groups that may be treated unfairly?", facts.HasGroups ? $"By {string.Join(", ", facts.Plan.Groups)}" : "No --groups were given", facts.HasGroups ? Yes : No),
    ];

    private static ChecklistLine Open(string item, string domain, string question) => new(item, domain, question, null, NoInformation);
}
