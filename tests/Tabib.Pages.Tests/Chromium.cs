namespace Tabib.Pages.Tests;

/// <summary>Finds the browser of the system. Playwright's own browsers are never downloaded.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge", "chrome.exe", "msedge.exe"];

    /// <summary>TABIB_CHROMIUM, else the first on the PATH; null where there is none.</summary>
    public static string? Path { get; } = Find();

    /// <summary>Chromium refuses to be sandboxed as root.</summary>
    public static bool CanBeSandboxed => OperatingSystem.IsWindows() || Environment.UserName != "root";

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("TABIB_CHROMIUM") is { Length: > 0 } named) return named;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(name => folders.Select(folder => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
