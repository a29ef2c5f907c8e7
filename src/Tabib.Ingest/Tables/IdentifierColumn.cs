namespace Tabib.Ingest.Tables;

/// <summary>A column of identifiers of patients.</summary>
internal sealed record IdentifierColumn(string Column, string System);
