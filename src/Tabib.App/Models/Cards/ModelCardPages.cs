using Tabib.App.Pages;

namespace Tabib.App.Models.Cards;

/// <summary>Writes the page of a model's card: one file that stands alone.</summary>
internal static class ModelCardPages
{
    public static void Write(ModelCardContent content, Stream utf8) =>
        new PageRenderer(content.Labels).Render<ModelCardPage>(new() { [nameof(ModelCardPage.Content)] = content }, utf8);
}
