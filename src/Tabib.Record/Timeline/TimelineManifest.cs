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
}
