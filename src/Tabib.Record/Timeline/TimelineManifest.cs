namespace Tabib.Record.Timeline;

/// <summary>What of the timeline's folder counts, and which state of the journal it is. Whatever the manifest does not name is left over from a run that was stopped.</summary>
/// <param name="Position">Number of the journal's entries that are in it.</param>
/// <param name="Commitment">What the last of them commits to, in hexadecimal; empty at position 0.</param>
/// <param name="Rows">Visible rows by table.</param>
/// <param name="Omop">The files for other programs, by table; empty while they are not of this state.</param>
internal sealed record TimelineManifest(
    long Position, string Commitment, IReadOnlyList<TimelinePart> Parts, IReadOnlyDictionary<string, long> Rows, IReadOnlyDictionary<string, StoredFile> Omop)
{
    /// <summary>Of the files and of the meaning of their columns; a timeline of another format is made anew.</summary>
    public const int Format = 1;

    private const int MostSmallParts = 8;

    /// <summary>Number of the last part; 0 where there is none.</summary>
    public long LastPart => Parts.Count == 0 ? 0 : Parts[^1].Number;

    /// <summary>True where it is better made anew as a whole: many small parts, or most patients of the parts are hidden.</summary>
    public bool IsWorn => Parts.Count(part => part.Files[FactTable.Name].Rows < PartWriter.MostFacts / 2) > MostSmallParts || Parts.Sum(part => part.Hidden.Count) * 2 > Parts.Sum(part => part.Patients.Count);

    /// <summary>Rows by table, those of the OMOP tables beginning with "omop.".</summary>
    public SortedDictionary<string, long> AllRows => new(Rows.Concat(Omop.Select(pair => KeyValuePair.Create("omop." + pair.Key, pair.Value.Rows))).ToDictionary(), StringComparer.Ordinal);

    /// <summary>The first file of a part that is not as it was written; null where all are.</summary>
    public string? DamagedFile(string directory) => Files(directory).Where(file => !file.File.IsIntact(file.Path)).Select(file => file.Path).FirstOrDefault();

    public bool HasLengths(string directory) => Files(directory).All(file => file.File.HasLength(file.Path));

    public static string PathIn(string directory) => Path.Combine(directory, "manifest.json");

    /// <returns>Null where there is none.</returns>
    /// <exception cref="FormatException">It is damaged, or of another format.</exception>
    public static TimelineManifest? Read(string directory)
    {
        var path = PathIn(directory);
        return File.Exists(path) ? ManifestReader.Read(File.ReadAllBytes(path)) : null;
    }

    /// <summary>Takes the place of the one before, wholly or not at all.</summary>
    public void Write(string directory)
    {
        var path = PathIn(directory);
        var temporary = path + ".tmp";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            ManifestWriter.Write(this, stream);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    private IEnumerable<(string Path, StoredFile File)> Files(string directory) =>
        Parts.SelectMany(part => part.Files.Select(pair => (part.FileIn(directory, pair.Key), pair.Value)));
}
