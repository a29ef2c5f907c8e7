namespace Tabib.Core.Units;

/// <summary>A metric prefix of the definitions.</summary>
internal sealed record UcumPrefix(string Code, string Name, Rational Factor);
