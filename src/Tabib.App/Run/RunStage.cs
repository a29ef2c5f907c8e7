namespace Tabib.App.Run;

/// <summary>One part of a run and how long it took.</summary>
public sealed record RunStage(string Name, double Seconds);
