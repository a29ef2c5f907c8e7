using System.Text;
using Tabib.Record.Timeline;

namespace Tabib.Tests.Record.Timeline;

/// <summary>Bytes read as a manifest: refused as such, or one that is written back as it was read.</summary>
public static class ManifestFuzz
{
    public static void Run(byte[] input)
    {
        TimelineManifest manifest;
        try
        {
            manifest = ManifestReader.Read(input);
        }
        catch (FormatException)
        {
            return;
        }

        _ = manifest.IsWorn;
        _ = manifest.AllRows;
        Assert.Equal(Text(manifest), Text(ManifestReader.Read(Encoding.UTF8.GetBytes(Text(manifest)))));
    }

    public static IEnumerable<byte[]> Seeds()
    {
        yield return Encoding.UTF8.GetBytes(Text(new TimelineManifest(0, "", [], new Dictionary<string, long>(), new Dictionary<string, StoredFile>())));
        var files = new SortedDictionary<string, StoredFile>(ClinicalTables.All.ToDictionary(table => table.Name, _ => new StoredFile(7, 900, new string('a', 64))), StringComparer.Ordinal);
        var (patients, hidden) = (new PatientSet(), new PatientSet());
        patients.Append(1, 9);
        patients.Append(12);
        hidden.Append(3, 4);
        yield return Encoding.UTF8.GetBytes(Text(new TimelineManifest(12, "0f", [new TimelinePart(1, patients, hidden, files), new TimelinePart(4, hidden, new PatientSet(), files)], new SortedDictionary<string, long> { ["facts"] = 14 }, files)));
    }

    private static string Text(TimelineManifest manifest)
    {
        using var stream = new MemoryStream();
        ManifestWriter.Write(manifest, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
