namespace Tabib.Core.Units;

/// <summary>A converted value as it is shown and as it is reckoned with.</summary>
/// <param name="Quantity">Rounded to the digits that the given value supports, in the unit asked for.</param>
/// <param name="Number">Unrounded, to the nearest double.</param>
/// <param name="Basis">What the conversion rests on: "UCUM", a molar mass, a valence or a master equation.</param>
public sealed record ConvertedQuantity(Quantity Quantity, double Number, string Basis);
