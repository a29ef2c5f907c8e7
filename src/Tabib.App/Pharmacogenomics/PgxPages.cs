using Tabib.App.Pages;

namespace Tabib.App.Pharmacogenomics;

/// <summary>Writes the page of drug advice and the cards: files that stand alone.</summary>
internal static class PgxPages
{
    private const string Extension = ".html";
    private const string CardExtension = ".card.html";

    /// <summary>The card's file beside a page: "advice.card.html" beside "advice.html".</summary>
    public static string CardNameOf(string page) => (page.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) ? page[..^Extension.Length] : page) + CardExtension;

    public static void Write(PgxAdvicePageContent content, Stream utf8) =>
        new PageRenderer(content.Labels).Render<PgxAdvicePage>(new() { [nameof(PgxAdvicePage.Content)] = content }, utf8);

    public static void WriteCards(PageRenderer renderer, IReadOnlyList<WalletCard> cards, Stream utf8) =>
        renderer.Render<WalletCardPage>(new() { [nameof(WalletCardPage.Cards)] = cards }, utf8);
}
