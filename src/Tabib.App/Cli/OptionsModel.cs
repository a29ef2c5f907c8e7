using System.Reflection;
using Tabib.App.Capabilities;

namespace Tabib.App.Cli;

/// <summary>The arguments and options of one capability, read from its options record.</summary>
internal sealed class OptionsModel
{
    private OptionsModel(IReadOnlyList<(PropertyInfo, ArgumentAttribute)> arguments, IReadOnlyList<(PropertyInfo, OptionAttribute)> options)
    {
        Arguments = arguments;
        Options = options;
    }

    public IReadOnlyList<(PropertyInfo Property, ArgumentAttribute Attribute)> Arguments { get; }

    public IReadOnlyList<(PropertyInfo Property, OptionAttribute Attribute)> Options { get; }

    public static OptionsModel Of(Type type)
    {
        var arguments = new List<(PropertyInfo, ArgumentAttribute)>();
        var options = new List<(PropertyInfo, OptionAttribute)>();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetCustomAttribute<ArgumentAttribute>() is { } argument) arguments.Add((property, argument));
            if (property.GetCustomAttribute<OptionAttribute>() is { } option) options.Add((property, option));
        }

        arguments.Sort((left, right) => left.Item2.Position.CompareTo(right.Item2.Position));
        return new OptionsModel(arguments, options);
    }

    public static bool IsList(PropertyInfo property) => property.PropertyType == typeof(IReadOnlyList<string>);

    public static bool IsSwitch(PropertyInfo property) => property.PropertyType == typeof(bool);
}
