namespace Tabib.Core.Units;

/// <summary>A metric prefix of the definitions.</summary>
internal sealed class UcumPrefix(string code, string name, string value)
{
    private readonly Lazy<Rational> _factor = new(() => Rational.Parse(value));

    public string Code => code;

    public string Name => name;

    public Rational Factor => _factor.Value;
}
