using Tabib.App.Pages;

namespace Tabib.App.Genomes;

/// <summary>Writes the quality page: one file that stands alone.</summary>
internal static class QualityPages
{
    public static void Write(QualityPageContent content, Stream utf8) =>
        new PageRenderer(content.Labels).Render<QualityPage>(new() { [nameof(QualityPage.Content)] = content }, utf8);
}
