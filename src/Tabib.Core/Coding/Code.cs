namespace Tabib.Core.Coding;

/// <summary>A code in a code system. <paramref name="System"/> is the canonical URI; empty where the source gave none.</summary>
public readonly record struct Code(string System, string Value)
{
    public override string ToString() => $"{CodeSystems.ShortName(System)}|{Value}";
}
