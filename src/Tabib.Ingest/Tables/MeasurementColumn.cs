namespace Tabib.Ingest.Tables;

/// <summary>A column that holds one kind of measurement.</summary>
/// <param name="UnitColumn">Header of the column of its unit; null where the unit is fixed.</param>
internal sealed record MeasurementColumn(string Column, MeasurementCode Code, string? UnitColumn);
