namespace Tabib.App.Records;

/// <summary>What became of the columns for analytics at the end of an import.</summary>
/// <param name="Position">Number of the journal's entries that they hold.</param>
/// <param name="PatientsRenewed">Patients written anew.</param>
/// <param name="Rows">Rows by table; those of the OMOP tables begin with "omop.".</param>
/// <param name="Seconds">Part of the import's seconds.</param>
public sealed record ImportTimeline(long Position, long PatientsRenewed, IReadOnlyDictionary<string, long> Rows, double Seconds);
