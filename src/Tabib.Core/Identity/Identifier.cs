namespace Tabib.Core.Identity;

/// <summary>An identifier that an organisation gave to a person or thing. Printing it never shows the value: ask for <see cref="Value"/>.</summary>
/// <param name="System">The namespace URI.</param>
/// <param name="Value">The identifier itself; patient data.</param>
public readonly record struct Identifier(string System, string Value)
{
    public override string ToString() => $"{System}|***";
}
