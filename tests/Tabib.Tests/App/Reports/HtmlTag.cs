namespace Tabib.Tests.App.Reports;

/// <summary>One tag of a page.</summary>
/// <param name="IsEnd">True for an end tag.</param>
internal sealed record HtmlTag(string Name, bool IsEnd, IReadOnlyDictionary<string, string> Attributes)
{
    public string? this[string attribute] => Attributes.GetValueOrDefault(attribute);
}
