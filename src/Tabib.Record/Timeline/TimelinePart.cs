namespace Tabib.Record.Timeline;

/// <summary>A folder of Parquet files, one a table, that hold some patients wholly. Never changed once written; a patient who changed is written to a later part and hidden in this one.</summary>
/// <param name="Number">Ascends; the name of the folder.</param>
/// <param name="Patients">Whom it was written for.</param>
/// <param name="Hidden">Those of them whom a later part holds, or who are no person any more.</param>
/// <param name="Files">By table.</param>
internal sealed record TimelinePart(long Number, PatientSet Patients, PatientSet Hidden, IReadOnlyDictionary<string, StoredFile> Files)
{
    public static string AllIn(string directory) => Path.Combine(directory, "parts");

    public string FolderIn(string directory) => Path.Combine(AllIn(directory), Number.ToString("D6", System.Globalization.CultureInfo.InvariantCulture));

    public string FileIn(string directory, string table) => Path.Combine(FolderIn(directory), table + ".parquet");

    public TimelinePart Hide(PatientSet patients) => this with { Hidden = Hidden.Union(Patients.Intersect(patients)) };
}
