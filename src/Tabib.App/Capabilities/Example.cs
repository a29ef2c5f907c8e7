namespace Tabib.App.Capabilities;

/// <summary>A command that a reader can run as it stands from the root of the repository.</summary>
/// <param name="CommandLine">Without the leading "tabib".</param>
/// <param name="Explanation">What it does, a few words.</param>
public sealed record Example(string CommandLine, string Explanation);
