namespace Tabib.App.Models.Validating;

/// <summary>Calibration before or after the risks were mended.</summary>
/// <param name="Kind">before, intercept, intercept and slope, isotonic.</param>
/// <param name="Intercept">Learnt from all rows: what would be put to use.</param>
/// <param name="Numbers">By name, of rows that the mending had not seen.</param>
/// <param name="CannotSay">Why it could not be done.</param>
public sealed record RecalibrationReport(string Kind, double? Intercept, double? Slope, IReadOnlyDictionary<string, Estimate> Numbers, string? CannotSay);
