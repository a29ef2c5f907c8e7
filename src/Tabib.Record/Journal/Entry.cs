namespace Tabib.Record.Journal;

/// <summary>The metadata of an entry.</summary>
/// <param name="Resource">Key of the resource; 0 for none.</param>
/// <param name="Version">1-based; 0 for what has no versions.</param>
/// <param name="Time">UTC ticks of the journal's clock.</param>
internal readonly record struct Entry(EntryKind Kind, long Subject, long Resource, long Version, long Time);
