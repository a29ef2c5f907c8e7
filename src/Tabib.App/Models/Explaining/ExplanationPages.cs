using Tabib.App.Pages;

namespace Tabib.App.Models.Explaining;

/// <summary>Writes the page of an explanation: one file that stands alone.</summary>
internal static class ExplanationPages
{
    public const string FileName = "explain.html";

    public static void Write(ExplanationPageContent content, Stream utf8) =>
        new PageRenderer(content.Labels).Render<ExplanationPage>(new() { [nameof(ExplanationPage.Content)] = content }, utf8);
}
