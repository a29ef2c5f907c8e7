using Microsoft.Playwright;

namespace Tabib.Pages.Tests;

/// <summary>One browser for all tests of a class, and the pages it looks at.</summary>
public sealed class Browser : IAsyncLifetime
{
    private readonly PageFolder _pages = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Path is null) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium.Path, ChromiumSandbox = Chromium.CanBeSandboxed });
    }

    /// <summary>Opens a page of the folder as a file. Skips the test where there is no browser.</summary>
    public async Task<OpenedPage> OpenAsync(string name, int width = 1200, bool scripts = true, ColorScheme colours = ColorScheme.Light)
    {
        if (_browser is null) Assert.Skip("no Chromium is installed");
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 800 },
            JavaScriptEnabled = scripts,
            ColorScheme = colours,
        });
        var page = new OpenedPage(await context.NewPageAsync());
        await page.GoToAsync(_pages.UrlOf(name));
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        _pages.Dispose();
    }
}
