using System.Globalization;

namespace Tabib.App.Models.Validating;

/// <summary>Whether there are enough people: by rules of thumb (Collins et al. 2016, doi:10.1002/sim.6787), and by the precision that is reached.</summary>
internal static class AdequacyExaminer
{
    public const int FewestEvents = 100;
    private const double FewestEventsPerParameter = 10;
    private const double WantedLogRatioError = 0.051;

    public static AdequacyReport Of(ValidationPlan plan, int rows, int events, int nonEvents, double prevalence)
    {
        var warnings = new List<string>();
        if (events < FewestEvents) warnings.Add(Invariant($"{events} events: an external validation wants at least {FewestEvents}."));
        if (nonEvents < FewestEvents) warnings.Add(Invariant($"{nonEvents} rows without the event: an external validation wants at least {FewestEvents}."));
        int? parameters = plan.Model?.Terms.Count(term => term.LeftOut is null);
        double? perParameter = parameters is > 0 ? (double)plan.Model!.Training.Outcomes / parameters : null;
        if (perParameter < FewestEventsPerParameter) warnings.Add(Invariant($"The model was trained on {perParameter:0.0} events a parameter: below {FewestEventsPerParameter}, its risks tend to be too extreme."));
        double? error = events > 0 ? Math.Sqrt((1 - prevalence) / events) : null;
        double? wanted = prevalence > 0 ? Math.Ceiling((1 - prevalence) / (prevalence * WantedLogRatioError * WantedLogRatioError)) : null;
        return new AdequacyReport(rows, events, nonEvents, parameters, perParameter, error, wanted, warnings);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
