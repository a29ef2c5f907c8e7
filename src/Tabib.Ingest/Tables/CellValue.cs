namespace Tabib.Ingest.Tables;

/// <summary>What was measured: a number with its unit, or a text.</summary>
/// <param name="Text">Null for a number.</param>
/// <param name="Unit">UCUM; empty where the table says none.</param>
internal readonly record struct CellValue(MeasuredNumber Number, string? Text, string Unit);
