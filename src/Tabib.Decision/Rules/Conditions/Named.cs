namespace Tabib.Decision.Rules.Conditions;

/// <summary>The names that a node's "as" makes available to texts.</summary>
internal static class Named
{
    public static IEnumerable<string> Of(Subject subject) => Of(subject.As);

    public static IEnumerable<string> Of(string? name) => name is null ? [] : [name, name + ".date"];
}
