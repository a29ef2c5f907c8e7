namespace Tabib.App.Models.Validating;

/// <summary>Whether there are enough people to say anything.</summary>
/// <param name="Parameters">Of the model; null where it is not known.</param>
/// <param name="EventsPerParameter">Of its training.</param>
/// <param name="LogRatioError">Standard error of ln(O/E): 0.051 makes an interval of O/E 0.2 wide around 1 (Riley et al. 2021, doi:10.1002/sim.9025).</param>
/// <param name="RowsForRatio">Rows at which it would be reached at this prevalence.</param>
/// <param name="Warnings">What is too little.</param>
public sealed record AdequacyReport(int Rows, int Events, int NonEvents, int? Parameters, double? EventsPerParameter, double? LogRatioError, double? RowsForRatio, IReadOnlyList<string> Warnings);
