namespace Tabib.App.Reports;

/// <summary>Words of charts of curves and intervals.</summary>
public sealed partial record Labels
{
    public string BandWord { get; init; } = "95 % band";
    public string CannotBeTold { get; init; } = "cannot be estimated";
    public string CurvesText { get; init; } = "{0} by {1}: {2}.";
    public string EstimateAndInterval { get; init; } = "{0} ({1} to {2})";
    public string FromTo { get; init; } = "{0} to {1}";
    public string SomeOfPoints { get; init; } = "{0} of {1} points; all stand in metrics.json.";
}
