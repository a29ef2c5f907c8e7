using Tabib.App.Capabilities;
using Tabib.Core.Outcomes;
using Tabib.Core.Units;

namespace Tabib.App.Units;

/// <summary>Converts one value between UCUM units.</summary>
public sealed class UnitsConvertCapability : Capability<UnitsConvertOptions, UnitsConvertResult>
{
    public override string Name => "units convert";

    public override string Summary => "Converts a value between UCUM units; between mass and substance with the analyte's molar mass.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("units convert 5.5 mmol/L mg/dL --analyte 2345-7", "Glucose from SI to conventional units."),
        new("units convert 37.2 Cel [degF]", "A temperature."),
    ];

    public override UnitsConvertResult Run(UnitsConvertOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var outcome = UnitConverter.Convert(options.Value, options.From, options.To, options.Analyte);
        if (outcome.TryGetValue(out var converted))
            return new UnitsConvertResult(converted.Quantity.Digits, converted.Quantity.Unit, converted.Number, converted.Basis);

        var why = outcome.Reason is OutcomeReason.NotApplicable reason ? reason.Why : outcome.Reason!.Describe();
        throw new ProblemException(new Problem("UNT001", ProblemSeverity.Fatal, why, ProblemLocation.None), ProblemKind.BadData);
    }

    protected override void WriteText(UnitsConvertResult result, TextWriter output) => output.WriteLine($"{result.Value} {result.Unit}");
}
