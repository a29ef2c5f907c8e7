namespace Tabib.App.Capabilities;

/// <summary>A named option of a capability, on a property of its options record. A bool is a switch; a list may be given several times.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OptionAttribute(string name, string help) : Attribute
{
    /// <summary>With dashes, such as "--out".</summary>
    public string Name { get; } = name;

    public string Help { get; } = help;

    /// <summary>As the usage line shows the value, such as "DIR"; empty for switches.</summary>
    public string ValueName { get; init; } = "";

    public bool Required { get; init; }

    /// <summary>A list that takes all words up to the next option, as a shell writes them for a pattern; arguments then stand before it.</summary>
    public bool TakesSeveral { get; init; }
}
