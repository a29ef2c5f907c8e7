namespace Tabib.Record.Timeline;

/// <summary>How far a catch-up is.</summary>
/// <param name="Done">Patients written so far.</param>
/// <param name="Total">Patients to be written.</param>
public readonly record struct TimelineProgress(long Done, long Total);
