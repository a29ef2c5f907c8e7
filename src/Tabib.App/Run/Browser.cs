using System.ComponentModel;
using System.Diagnostics;

namespace Tabib.App.Run;

/// <summary>Shows a file in the browser of the person at the machine.</summary>
internal static class Browser
{
    /// <summary>Does nothing where there is no browser: the report's place is printed anyway.</summary>
    public static void Open(string path)
    {
        try
        {
            using var process = OperatingSystem.IsWindows() ? Process.Start(new ProcessStartInfo(path) { UseShellExecute = true })
                : Process.Start(new ProcessStartInfo(OperatingSystem.IsMacOS() ? "open" : "xdg-open", [path]) { RedirectStandardError = true, RedirectStandardOutput = true });
        }
        catch (Exception fault) when (fault is Win32Exception or InvalidOperationException or FileNotFoundException)
        {
            // A machine without a desktop: nothing to show it in.
        }
    }
}
