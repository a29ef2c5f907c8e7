using System.Globalization;

namespace Tabib.Evidence.Knowledge.Expressions;

/// <summary>A UCUM unit as a product of atoms with exponents, compared as written: mg/dL and g/L differ, because adding the one to the other would be wrong without a factor. Annotations count as 1.</summary>
internal sealed class SymbolicUnit : IEquatable<SymbolicUnit>
{
    private readonly SortedDictionary<string, int> _powers;

    private SymbolicUnit(SortedDictionary<string, int> powers) => _powers = powers;

    public static SymbolicUnit One { get; } = new(new SortedDictionary<string, int>(StringComparer.Ordinal));

    public bool IsOne => _powers.Count == 0;

    public static SymbolicUnit Parse(string ucum)
    {
        var powers = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var sign = 1;
        var at = 0;
        while (at < ucum.Length)
        {
            var end = EndOfAtom(ucum, at);
            AddAtom(powers, ucum[at..end], sign);
            if (end < ucum.Length) sign = ucum[end] == '/' ? -1 : 1;
            at = end + 1;
        }

        return new SymbolicUnit(powers);
    }

    public SymbolicUnit Times(SymbolicUnit other, int power)
    {
        var powers = new SortedDictionary<string, int>(_powers, StringComparer.Ordinal);
        foreach (var (atom, exponent) in other._powers) Add(powers, atom, exponent * power);
        return new SymbolicUnit(powers);
    }

    public SymbolicUnit ToPower(int power) => One.Times(this, power);

    /// <returns>False where an exponent is odd.</returns>
    public bool TrySquareRoot(out SymbolicUnit root)
    {
        root = One;
        var powers = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (atom, exponent) in _powers)
        {
            if (exponent % 2 != 0) return false;
            powers[atom] = exponent / 2;
        }

        root = new SymbolicUnit(powers);
        return true;
    }

    public bool Equals(SymbolicUnit? other) => other is not null && _powers.SequenceEqual(other._powers);

    public override bool Equals(object? obj) => Equals(obj as SymbolicUnit);

    public override int GetHashCode()
    {
        var hash = 17;
        foreach (var (atom, exponent) in _powers) hash = HashCode.Combine(hash, atom, exponent);
        return hash;
    }

    public override string ToString() => IsOne ? "1" : string.Join(".", _powers.Select(part => part.Value == 1 ? part.Key : $"{part.Key}{part.Value}"));

    private static int EndOfAtom(string ucum, int at)
    {
        var depth = 0;
        while (at < ucum.Length && (depth > 0 || ucum[at] is not ('.' or '/')))
        {
            if (ucum[at] is '{' or '[') depth++;
            if (ucum[at] is '}' or ']') depth--;
            at++;
        }

        return at;
    }

    private static void AddAtom(SortedDictionary<string, int> powers, string atom, int sign)
    {
        var brace = atom.IndexOf('{', StringComparison.Ordinal);
        if (brace >= 0) atom = atom[..brace];
        if (atom is "" or "1") return;
        var digits = atom.Length;
        while (digits > 0 && char.IsAsciiDigit(atom[digits - 1])) digits--;
        if (digits > 0 && atom[digits - 1] is '-' or '+') digits--;
        var hasPower = digits > 0 && digits < atom.Length && !atom.Contains('*', StringComparison.Ordinal)
            && int.TryParse(atom.AsSpan(digits), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power) && power is > -9 and < 9;
        if (hasPower) Add(powers, atom[..digits], sign * int.Parse(atom.AsSpan(digits), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        else Add(powers, atom, sign);
    }

    private static void Add(SortedDictionary<string, int> powers, string atom, int exponent)
    {
        var sum = powers.GetValueOrDefault(atom) + exponent;
        if (sum == 0) powers.Remove(atom);
        else powers[atom] = sum;
    }
}
