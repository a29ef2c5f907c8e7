namespace Tabib.App.Capabilities;

/// <summary>How far a long piece of work has come.</summary>
/// <param name="Stage">What is being done, such as "import".</param>
/// <param name="Done">In <paramref name="Unit"/>.</param>
/// <param name="Total">0 where unknown.</param>
/// <param name="Unit">Such as "MB" or "patients".</param>
public readonly record struct ProgressReport(string Stage, double Done, double Total, string Unit);
