namespace Tabib.Ingest;

/// <summary>The JSON of a resource as it was stored under the same source before; null where there is none.</summary>
public delegate byte[]? StoredResource(string type, string id);
