namespace Tabib.App.Reports;

/// <summary>Lines by two values.</summary>
/// <param name="Across">What the values across are.</param>
/// <param name="Up">What the values up are.</param>
/// <param name="Series">At most three are told apart by colour and dashes.</param>
/// <param name="HasDiagonal">Whether a line is drawn where both values are equal.</param>
public sealed record CurveSet(string Title, string Across, string Up, IReadOnlyList<CurveSeries> Series, bool HasDiagonal = false)
{
    /// <summary>Ends of the scale across; null: what the points need.</summary>
    public (double Low, double High)? AcrossRange { get; init; }

    /// <summary>Ends of the scale up; null: what points and bands need. Lines are cut at them.</summary>
    public (double Low, double High)? UpRange { get; init; }

    /// <summary>What stands under the chart beside the names of the scales; empty for nothing.</summary>
    public string Note { get; init; } = "";
}
