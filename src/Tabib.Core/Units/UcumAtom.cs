namespace Tabib.Core.Units;

/// <summary>One unit of the definitions. What it is worth is worked out when it is first used.</summary>
internal sealed class UcumAtom
{
    private UcumMagnitude? _magnitude;

    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>Takes metric prefixes.</summary>
    public required bool IsMetric { get; init; }

    /// <summary>Given for a base unit: it is its own definition.</summary>
    public Dimension? Base { get; init; }

    public bool IsArbitrary { get; init; }

    public SpecialFunction Function { get; init; }

    /// <summary>How many of <see cref="Unit"/> it is worth.</summary>
    public string Value { get; init; } = "1";

    public string Unit { get; init; } = "1";

    public UcumMagnitude Magnitude => _magnitude ??= Resolve();

    private UcumMagnitude Resolve()
    {
        var one = UcumMagnitude.One;
        if (Base is { } dimension) return one with { Dimension = dimension };
        if (IsArbitrary && Unit == "1") return one with { Arbitrary = ArbitraryPowers.Of(Code) };
        if (!UcumParser.TryRead(Unit, null, out var unit, out var error))
            throw new InvalidDataException($"The unit definitions define '{Code}' by '{Unit}': {error}");

        var worth = unit.ScaledBy(Rational.Parse(Value));
        return Function != SpecialFunction.None
            ? worth with { Factor = Rational.One, Function = Function, Reference = worth.Factor }
            : Code switch
            {
                "mol" => worth with { Amount = 1 },
                "eq" => worth with { Equivalents = 1 },
                _ => worth,
            };
    }
}
