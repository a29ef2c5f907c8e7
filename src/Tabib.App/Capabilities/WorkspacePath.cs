namespace Tabib.App.Capabilities;

/// <summary>Where the workspace is: the option, else TABIB_WORKSPACE, else ./workspace.</summary>
internal static class WorkspacePath
{
    public static string Resolve(string? given) =>
        Path.GetFullPath(given ?? (Environment.GetEnvironmentVariable("TABIB_WORKSPACE") is { Length: > 0 } named ? named : "workspace"));
}
