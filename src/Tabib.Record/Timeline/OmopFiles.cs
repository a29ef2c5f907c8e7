namespace Tabib.Record.Timeline;

/// <summary>The OMOP tables as files for other programs: one Parquet file a table, made anew at each change, without hidden rows.</summary>
internal static class OmopFiles
{
    public const string Name = "omop";
    public const string TemporaryName = "omop.tmp";

    public static string FileIn(string directory, string table) => Path.Combine(directory, Name, table + ".parquet");

    public static bool AreIntact(string directory, TimelineManifest manifest) =>
        manifest.Omop.Count == OmopTables.All.Count && manifest.Omop.All(pair => pair.Value.IsIntact(FileIn(directory, pair.Key)));

    /// <summary>Writes all files, then puts them in the place of those before. Whoever is stopped in between leaves files that are not as the manifest says, and the next run writes them again.</summary>
    /// <param name="database">With the views of the timeline.</param>
    public static SortedDictionary<string, StoredFile> Write(TimelineDatabase database, string directory, CancellationToken cancellation)
    {
        var temporary = Directory.CreateDirectory(Path.Combine(directory, TemporaryName)).FullName;
        var files = new SortedDictionary<string, StoredFile>(StringComparer.Ordinal);
        foreach (var (name, _) in OmopTables.All)
        {
            cancellation.ThrowIfCancellationRequested();
            files[name] = database.WriteParquet($"SELECT * FROM omop.{name}", Path.Combine(temporary, name + ".parquet"));
        }

        Directory.CreateDirectory(Path.Combine(directory, Name));
        foreach (var name in files.Keys) File.Move(Path.Combine(temporary, name + ".parquet"), FileIn(directory, name), overwrite: true);
        Directory.Delete(temporary);
        return files;
    }
}
