using System.Security.Cryptography;

namespace Tabib.Record.Journal;

/// <summary>How a workspace is opened.</summary>
public sealed record WorkspaceOptions
{
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Makes the workspace where there is none.</summary>
    public bool Create { get; init; }

    /// <summary>Where the workspace keys are kept, away from the workspaces and their backups; null takes TABIB_KEYS, else the user's settings folder.</summary>
    public string? KeyDirectory { get; init; }

    /// <summary>What is being done, for others who find the workspace in use.</summary>
    public string Command { get; init; } = "tabib";

    /// <summary>How long to wait for another writer.</summary>
    public TimeSpan Waiting { get; init; } = TimeSpan.FromSeconds(30);

    public KeyGenerator Keys { get; init; } = (_, key) => RandomNumberGenerator.Fill(key);
}
