using Microsoft.AspNetCore.Components;

namespace Tabib.App.Pages;

/// <summary>The one stylesheet, <c>report.css</c>; put into each page, so that a page can be mailed alone.</summary>
internal static class Stylesheet
{
    private const string Resource = "pages/report.css";

    public static string Text { get; } = Read();

    /// <summary>The only markup that is written as it is: it comes with the program, never from data.</summary>
    public static MarkupString Markup { get; } = new(Text);

    private static string Read()
    {
        using var stream = typeof(Stylesheet).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidDataException($"The program lacks its stylesheet '{Resource}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
