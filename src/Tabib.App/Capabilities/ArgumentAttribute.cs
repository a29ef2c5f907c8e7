namespace Tabib.App.Capabilities;

/// <summary>A positional argument of a capability, on a property of its options record. Optional where the property may be null or is a list that may be empty.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ArgumentAttribute(int position, string valueName, string help) : Attribute
{
    public int Position { get; } = position;

    /// <summary>As the usage line shows it, such as "FOLDER".</summary>
    public string ValueName { get; } = valueName;

    public string Help { get; } = help;

    public bool Optional { get; init; }
}
