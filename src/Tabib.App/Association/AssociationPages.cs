using Tabib.App.Pages;

namespace Tabib.App.Association;

/// <summary>Writes the page of association tests: one file that stands alone.</summary>
internal static class AssociationPages
{
    public const string FileName = "association.html";

    public static void Write(AssociationPageContent content, Stream utf8) =>
        new PageRenderer(content.Labels).Render<AssociationPage>(new() { [nameof(AssociationPage.Content)] = content }, utf8);
}
