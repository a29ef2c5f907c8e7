namespace Tabib.App.Units;

/// <param name="Value">Rounded to the digits that the given value supports.</param>
/// <param name="Number">Unrounded.</param>
/// <param name="Unit">UCUM.</param>
/// <param name="Basis">What the conversion rests on.</param>
public sealed record UnitsConvertResult(string Value, string Unit, double Number, string Basis);
