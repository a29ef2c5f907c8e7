namespace Tabib.Core.Units;

/// <summary>Exponents of arbitrary units such as [iU]: each is a dimension of its own and never converts to another.</summary>
internal sealed class ArbitraryPowers : IEquatable<ArbitraryPowers>
{
    public static readonly ArbitraryPowers None = new([]);

    private readonly (string Code, int Exponent)[] _powers;

    private ArbitraryPowers((string Code, int Exponent)[] powers) => _powers = powers;

    public bool IsNone => _powers.Length == 0;

    /// <summary>The greatest exponent, without its sign.</summary>
    public int Extent
    {
        get
        {
            var extent = 0;
            foreach (var (_, exponent) in _powers) extent = Math.Max(extent, Math.Abs(exponent));
            return extent;
        }
    }

    /// <summary>In code order, without zeros.</summary>
    public IReadOnlyList<(string Code, int Exponent)> Powers => _powers;

    public static ArbitraryPowers Of(string code) => new([(code, 1)]);

    public ArbitraryPowers Plus(ArbitraryPowers other, int times = 1)
    {
        if (other.IsNone || times == 0) return this;
        var sum = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (code, exponent) in _powers) sum[code] = exponent;
        foreach (var (code, exponent) in other._powers) sum[code] = sum.GetValueOrDefault(code) + (times * exponent);
        return new([.. sum.Where(power => power.Value != 0).Select(power => (power.Key, power.Value))]);
    }

    public bool Equals(ArbitraryPowers? other) => other is not null && _powers.AsSpan().SequenceEqual(other._powers);

    public override bool Equals(object? obj) => Equals(obj as ArbitraryPowers);

    public override int GetHashCode() => IsNone ? 0 : HashCode.Combine(_powers.Length, _powers[0].Code, _powers[0].Exponent);
}
