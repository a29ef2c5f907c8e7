using System.Buffers;
using Microsoft.AspNetCore.Components;

namespace Tabib.App.Pages;

/// <summary>The stylesheets, <c>report.css</c> of every page, <c>card.css</c> of cards and <c>model.css</c> of models beside it; put into each page, so that a page can be mailed alone.</summary>
internal static class Stylesheet
{
    public static string Text { get; } = Read("pages/report.css");

    private static readonly SearchValues<char> NotPlain = SearchValues.Create("\"\\<>\r\n\f");

    /// <summary>The only markup that is written as it is: it comes with the program, never from data.</summary>
    public static MarkupString Markup { get; } = new(Text);

    /// <summary>For cards, behind the other.</summary>
    public static MarkupString CardMarkup { get; } = new(Read("pages/card.css"));

    /// <summary>For pages of models, behind the first.</summary>
    public static MarkupString ModelMarkup { get; } = new(Read("pages/model.css"));

    /// <summary>A line at the foot of every sheet of paper.</summary>
    /// <exception cref="ArgumentException">The text holds what would end it or the stylesheet: it is no label of the program.</exception>
    public static MarkupString PrintedFooter(string text)
    {
        if (text.AsSpan().ContainsAny(NotPlain)) throw new ArgumentException("A text of a stylesheet is plain.", nameof(text));
        return new MarkupString($"@page {{ margin-bottom: 18mm; @bottom-center {{ content: \"{text}\"; font: 8pt sans-serif; }} }}\n");
    }

    private static string Read(string resource)
    {
        using var stream = typeof(Stylesheet).Assembly.GetManifestResourceStream(resource) ?? throw new InvalidDataException($"The program lacks its stylesheet '{resource}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
