namespace Tabib.App.Reports;

/// <summary>Points by two values, perhaps of several kinds.</summary>
/// <param name="Across">What the values across are.</param>
/// <param name="Up">What the values up are.</param>
/// <param name="HasDiagonal">Whether a line is drawn where both values are equal.</param>
/// <param name="Limits">Values up that part what is kept from what is not.</param>
public sealed record PointCloud(string Title, string Across, string Up, IReadOnlyList<PointSeries> Series, bool HasDiagonal, IReadOnlyList<double> Limits);
