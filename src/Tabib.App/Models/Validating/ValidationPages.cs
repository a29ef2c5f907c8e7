using Tabib.App.Pages;

namespace Tabib.App.Models.Validating;

/// <summary>Writes the page of a validation: one file that stands alone.</summary>
internal static class ValidationPages
{
    public const string FileName = "validation.html";

    public static void Write(ValidationPageContent content, Stream utf8) =>
        new PageRenderer(content.Labels).Render<ValidationPage>(new() { [nameof(ValidationPage.Content)] = content }, utf8);
}
