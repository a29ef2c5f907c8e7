using System.Globalization;

namespace Tabib.App.Models.Validating;

/// <summary>The items of TRIPOD+AI (Collins et al. 2024, doi:10.1136/bmj-2023-078378), each in one short line of our own, with what this run can say to it.</summary>
internal static class TripodChecklist
{
    public static IReadOnlyList<ChecklistLine> Of(ChecklistFacts facts)
    {
        var model = facts.Model;
        var features = model is null ? null : string.Join(", ", model.Features.Select(feature => feature.Unit is null ? feature.Name : $"{feature.Name} ({feature.Unit})"));
        var horizon = facts.Plan.Horizon is { } end ? Text($", by {end:R} {facts.Plan.Time}") : "";
        return
        [
            Line("1", "Title", "Says that a prediction model is developed or evaluated, for whom and of what outcome", null),
            Line("2", "Abstract", "A summary by the checklist for abstracts", null),
            Line("3a", "Introduction", "The clinical setting and why the model is wanted", null),
            Line("3b", "Introduction", "For whom, by whom and at what point of care it is to be used", null),
            Line("3c", "Introduction", "Known inequalities of health between groups", null),
            Line("4", "Introduction", "The aim: development, evaluation or both", model is null ? "Evaluation of scores that were given" : $"Evaluation of the frozen model {model.Name}, version {model.Version}"),
            Line("5a", "Methods", "Sources of data, and how well they stand for the people meant", null),
            Line("5b", "Methods", "From when to when people were included and followed", null),
            Line("6a", "Methods", "Setting, number and place of centres", null),
            Line("6b", "Methods", "Who could take part", null),
            Line("6c", "Methods", "Treatments received, and how they were dealt with", null),
            Line("7", "Methods", "How data were prepared and checked, alike for all groups", "Rows without an outcome or a score are left out and counted; values outside their range stop the run"),
            Line("8a", "Methods", "The outcome, its horizon and how it was found", $"Column {facts.Outcome}{horizon}; how it was found is not known", isPart: true),
            Line("8b", "Methods", "Who judged an outcome that needs judgement", null),
            Line("8c", "Methods", "Whether those who judged it knew the predictors", null),
            Line("9a", "Methods", "How the first set of predictors was chosen", null),
            Line("9b", "Methods", "The predictors, how and when they were measured", features is null ? null : $"{features}; how and when is not known", isPart: true),
            Line("9c", "Methods", "Who judged predictors that need judgement", null),
            Line("10", "Methods", "How the size of the study was arrived at", Text($"{facts.Events} events and {facts.NonEvents} without among {facts.Rows} rows; {(facts.Adequacy.Warnings.Count == 0 ? "no rule of thumb is missed" : string.Join(" ", facts.Adequacy.Warnings))}")),
            Line("11", "Methods", "What was done about missing values", model is null ? Text($"Rows without a score or outcome left out: {facts.LeftOut.Values.Sum()} of {facts.All}") : "Missing inputs get the value frozen in the model, and are counted"),
            Line("12a", "Methods", "How data were parted for development and evaluation", "All rows are used for evaluation; nothing is fitted on them but where the report says so"),
            Line("12b", "Methods", "How predictors enter: form, scale, coding", model is null ? null : Text($"{model.Terms.Count} terms, as frozen in model.json")),
            Line("12c", "Methods", "Kind of model, how it was built, tuned and checked", model is null ? null : Text($"{model.Kind}; settings and seed in model.json")),
            Line("12d", "Methods", "How differences between clusters or sites were looked at", facts.HasGroups ? $"By {string.Join(", ", facts.Plan.Groups)}" : null),
            Line("12e", "Methods", "Measures and plots of performance, and why", "Discrimination, calibration and net benefit, each with its interval or the reason why there is none"),
            Line("12f", "Methods", "Updating of the model after evaluation", facts.HasRecalibration ? "Three kinds of recalibration, cross-fitted" : null),
            Line("12g", "Methods", "How predictions were computed in evaluation", model is null ? "They were given as a column" : "By the frozen model, from its inputs"),
            Line("13", "Methods", "What was done about a rare class, and about risks after that", "Nothing was resampled"),
            Line("14", "Methods", "What was done for fairness, and why", facts.HasGroups ? "Main numbers by group; tabib models audit looks further" : null),
            Line("15", "Methods", "What the model puts out, and how classes and thresholds were chosen", "Risks; thresholds as asked for, net benefit over all", isPart: facts.Plan.Options.Thresholds.Count == 0),
            Line("16", "Methods", "Differences between the data of training and of evaluation", facts.HasDrift ? "Drift of inputs and scores is told below" : null),
            Line("17", "Methods", "Approval by an ethics committee, and consent", null),
            Line("18a", "Open science", "Funding, and what funders had to say", null),
            Line("18b", "Open science", "Conflicts of interest", null),
            Line("18c", "Open science", "Where the protocol can be read", null),
            Line("18d", "Open science", "Registration of the study", null),
            Line("18e", "Open science", "Whether data can be had", null),
            Line("18f", "Open science", "Whether code can be had", $"Tabib {Cli.CommandLine.Version}, open source; the command and its options are in run.json"),
            Line("19", "Patients and public", "How patients and the public took part", null),
            Line("20a", "Results", "How people came through the study, with and without the outcome, and follow-up", Text($"{facts.All} rows read, {facts.Rows} used, {facts.Events} with the outcome"), isPart: facts.Plan.HasTimes),
            Line("20b", "Results", "Who they were, in total and by source: characteristics, missing values", null),
            Line("20c", "Results", "Predictors in evaluation against development", facts.HasDrift ? "Told by input, with PSI and distance" : null),
            Line("21", "Results", "People and events in each analysis of development", model is null ? null : Text($"Trained on {model.Training.Rows} rows with {model.Training.Outcomes} events")),
            Line("22", "Results", "The whole model, so that others can use it", model is null ? null : "model.json: terms, coefficients or trees, frozen values"),
            Line("23a", "Results", "Performance with intervals, in key groups too", facts.HasGroups ? "Told in total and by group" : "Told in total, by no group", isPart: !facts.HasGroups),
            Line("23b", "Results", "Differences of performance between clusters", facts.HasGroups ? "Forest charts and unpaired tests" : null),
            Line("24", "Results", "What updating gave", facts.HasRecalibration ? "Before and after, on rows it had not seen" : null),
            Line("25", "Discussion", "What it means, fairness included, beside other studies", null),
            Line("26", "Discussion", "Limits: people not represented, size, overfitting, missing values", null),
            Line("27a", "Discussion", "What to do in use when inputs are poor or missing", model is null ? null : "A risk is refused where inputs are missing that training never missed, or far outside its range"),
            Line("27b", "Discussion", "What users must do and know", null),
            Line("27c", "Discussion", "Next steps; where else it may hold", null),
        ];
    }

    private static ChecklistLine Line(string item, string section, string wants, string? answer, bool isPart = false) =>
        new(item, section, wants, answer, answer is null ? "gap" : isPart ? "in part" : "filled");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
