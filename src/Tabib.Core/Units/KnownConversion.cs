using Tabib.Core.Outcomes;

namespace Tabib.Core.Units;

/// <summary>A conversion already worked out. Immutable, so that threads may share or overwrite the reference freely.</summary>
internal sealed class KnownConversion(UcumUnit to, Analyte? analyte, Outcome<UnitConversion> outcome)
{
    public Outcome<UnitConversion> Outcome => outcome;

    public bool IsFor(UcumUnit target, Analyte? substance) => ReferenceEquals(to, target) && ReferenceEquals(analyte, substance);
}
