using System.Diagnostics;

namespace Tabib.Tests.House;

/// <summary>Runs a documented command with the program that was built beside the tests in place of "./tabib".</summary>
internal static class Shell
{
    private static string Program { get; } = Path.Combine(Repository.Root, "src", "Tabib.App", "bin", "Release", "net10.0", "tabib.dll");

    public static async Task<(string Output, string Error, int ExitCode)> RunAsync(string commandLine, string folder, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("bash", ["-c", $"tabib() {{ dotnet '{Program}' \"$@\"; }}; {commandLine.Replace("./tabib", "tabib", StringComparison.Ordinal)}"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["XDG_CONFIG_HOME"] = Path.Combine(folder, ".config");
        start.Environment.Remove("TABIB_WORKSPACE");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return (await output, await error, process.ExitCode);
    }
}
