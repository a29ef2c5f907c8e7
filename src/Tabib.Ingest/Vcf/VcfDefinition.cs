namespace Tabib.Ingest.Vcf;

/// <summary>An INFO, FORMAT or FILTER line of the header.</summary>
/// <param name="Number">Without meaning for a filter.</param>
/// <param name="Type">Without meaning for a filter.</param>
/// <param name="Index">Its place in BCF's dictionary of strings; the same for an INFO, a FORMAT and a FILTER of one name.</param>
public sealed record VcfDefinition(string Id, VcfNumber Number, VcfValueType Type, string Description, int Index);
