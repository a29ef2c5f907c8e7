using Tabib.Core.Coding;
using Tabib.Core.Units;

namespace Tabib.Core.Facts;

/// <summary>The value of a fact: nothing, a quantity, a code, a text, a reference, a truth value or a date as written.</summary>
public readonly record struct FactValue
{
    private readonly string? _text;
    private readonly string? _unit;
    private readonly string? _comparator;

    private FactValue(FactValueKind kind, string? text, string? unit = null, string? comparator = null)
    {
        Kind = kind;
        _text = text;
        _unit = unit;
        _comparator = comparator;
    }

    public FactValueKind Kind { get; }

    public static FactValue None => default;

    public static FactValue Of(Quantity quantity) => new(FactValueKind.Quantity, quantity.Digits, quantity.Unit, quantity.Comparator);

    public static FactValue Of(Code code) => new(FactValueKind.Code, code.Value, code.System);

    public static FactValue Of(bool value) => new(FactValueKind.Boolean, value ? "true" : "false");

    public static FactValue Text(string text) => new(FactValueKind.Text, text);

    public static FactValue Reference(string reference) => new(FactValueKind.Reference, reference);

    public static FactValue Date(string text) => new(FactValueKind.Date, text);

    public Quantity? AsQuantity => Kind == FactValueKind.Quantity ? new Quantity(_text!, _unit!, _comparator) : null;

    public Code? AsCode => Kind == FactValueKind.Code ? new Code(_unit!, _text!) : null;

    public bool? AsBoolean => Kind == FactValueKind.Boolean ? _text == "true" : null;

    /// <summary>The text of a text, reference or date value; null for the others.</summary>
    public string? AsText => Kind is FactValueKind.Text or FactValueKind.Reference or FactValueKind.Date ? _text : null;

    public override string ToString() => Kind switch
    {
        FactValueKind.None => "",
        FactValueKind.Quantity => AsQuantity!.Value.ToString(),
        FactValueKind.Code => AsCode!.Value.ToString(),
        _ => _text!,
    };
}
