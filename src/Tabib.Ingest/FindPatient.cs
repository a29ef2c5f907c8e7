namespace Tabib.Ingest;

/// <summary>Finds the one patient who is known by a name: an id of the source, or an identifier with or without its system.</summary>
/// <returns>Patient/id or system|value, as the source may write it; null where nobody, or more than one, is known by the name.</returns>
public delegate string? FindPatient(string name);
