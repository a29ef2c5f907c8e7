namespace Tabib.Record.Journal;

/// <summary>A resource as it was received.</summary>
/// <param name="Bytes">Verbatim.</param>
/// <param name="Links">Ranges of references within <paramref name="Bytes"/> and what they mean, in order.</param>
/// <param name="Stored">When the journal took it.</param>
public sealed record StoredResource(string Source, string Type, string Id, int Version, DateTimeOffset Stored, byte[] Bytes, IReadOnlyList<(int Start, int Length, byte[] Target)> Links);
