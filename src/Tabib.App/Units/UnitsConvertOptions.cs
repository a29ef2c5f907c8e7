using Tabib.App.Capabilities;

namespace Tabib.App.Units;

public sealed record UnitsConvertOptions
{
    [Argument(0, "VALUE", "The number, with the digits it is known to.")]
    public string Value { get; init; } = "";

    [Argument(1, "FROM", "UCUM unit of the value, such as mg/dL.")]
    public string From { get; init; } = "";

    [Argument(2, "TO", "UCUM unit wanted, such as mmol/L.")]
    public string To { get; init; } = "";

    [Option("--analyte", "LOINC code of the test; needed between mass and amount of substance.", ValueName = "LOINC")]
    public string? Analyte { get; init; }
}
