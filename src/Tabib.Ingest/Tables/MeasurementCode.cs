namespace Tabib.Ingest.Tables;

/// <summary>What is measured.</summary>
/// <param name="System">Canonical URI of the code system; empty for none.</param>
/// <param name="Unit">UCUM; null where the table says it.</param>
internal sealed record MeasurementCode(string Code, string System, string? Display, string? Unit);
