using Microsoft.Playwright;

namespace Tabib.Pages.Tests;

/// <summary>A page in the browser, and all that went wrong on it.</summary>
public sealed class OpenedPage : IAsyncDisposable
{
    private readonly List<string> _complaints = [];

    public OpenedPage(IPage page)
    {
        Page = page;
        page.Console += (_, message) => _complaints.Add($"console: {message.Text}");
        page.PageError += (_, error) => _complaints.Add($"error: {error}");
        page.Dialog += (_, dialog) => _complaints.Add($"dialog: {dialog.Message}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("file:", StringComparison.Ordinal) || !request.IsNavigationRequest) _complaints.Add($"request: {request.Url}");
        };
    }

    public IPage Page { get; }

    /// <summary>Messages, errors, dialogs and requests.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public async Task GoToAsync(string url) => await Page.GotoAsync(url);

    public async Task OpenAllDetailsAsync() => await Page.EvaluateAsync("document.querySelectorAll('details').forEach(one => one.open = true)");

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
