using Tabib.App.Capabilities;

namespace Tabib.App.Run;

public sealed record DemoOptions
{
    [Option("--out", "Folder for the sample hospital, its workspace and its report (default: ./tabib-demo).", ValueName = "DIR")]
    public string? Out { get; init; }

    [Option("--open", "Show the report in the browser when it is done.")]
    public bool Open { get; init; }
}
