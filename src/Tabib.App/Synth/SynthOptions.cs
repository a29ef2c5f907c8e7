using Tabib.App.Capabilities;

namespace Tabib.App.Synth;

public sealed record SynthOptions
{
    [Option("--patients", "How many people (1 to 10,000,000).", ValueName = "N", Required = true)]
    public long Patients { get; init; }

    [Option("--seed", "The same seed gives the same hospital (default: 42).", ValueName = "S")]
    public long Seed { get; init; } = 42;

    [Option("--out", "The folder to be made.", ValueName = "DIR", Required = true)]
    public string Out { get; init; } = "";

    [Option("--until", "The last day of all histories (default: 2025-12-31); nothing depends on today.", ValueName = "DATE")]
    public DateTimeOffset? Until { get; init; }

    [Option("--gzip", "Compress the large files.")]
    public bool Gzip { get; init; }

    [Option("--faults", "Also plant faults that an import must refuse.")]
    public bool Faults { get; init; }

    [Option("--force", "Replace what is in the folder.")]
    public bool Force { get; init; }
}
