using Microsoft.AspNetCore.Components;

namespace Tabib.App.Pages;

/// <summary>Text in a chart. Razor keeps the tag <c>text</c> for itself, so it is built here.</summary>
internal static class SvgText
{
    /// <param name="x">Percent of the width.</param>
    /// <param name="y">Pixels.</param>
    public static RenderFragment At(string x, string y, string text, string style) => builder =>
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", style);
        builder.AddAttribute(2, "x", x);
        builder.AddAttribute(3, "y", y);
        builder.AddContent(4, text);
        builder.CloseElement();
    };
}
