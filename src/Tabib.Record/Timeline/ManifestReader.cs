using System.Text.Json;

namespace Tabib.Record.Timeline;

/// <summary>Reads a manifest, and believes nothing in it that it cannot check.</summary>
internal static class ManifestReader
{
    private const int HashLength = 64;

    /// <exception cref="FormatException">No manifest of this format.</exception>
    public static TimelineManifest Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = 8 });
            var root = document.RootElement;
            if (Number(root, "format") != TimelineManifest.Format) throw new FormatException("The timeline is of another format.");
            var parts = root.GetProperty("parts").EnumerateArray().Select(Part).ToArray();
            if (parts.Zip(parts.Skip(1)).Any(pair => pair.First.Number >= pair.Second.Number)) throw new FormatException("The numbers of the parts do not ascend.");
            var commitment = Hexadecimal(root.GetProperty("commitment"));
            return new TimelineManifest(Number(root, "position"), commitment, parts, Rows(root.GetProperty("rows")), Files(root.GetProperty("omop")));
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or OverflowException)
        {
            throw new FormatException("The manifest is damaged.", fault);
        }
    }

    private static TimelinePart Part(JsonElement part)
    {
        var (patients, hidden) = (Patients(part.GetProperty("patients")), Patients(part.GetProperty("hidden")));
        if (patients.Intersect(hidden).Count != hidden.Count) throw new FormatException("A part hides patients that it does not hold.");
        var files = Files(part.GetProperty("files"));
        if (!ClinicalTables.All.Select(table => table.Name).Order(StringComparer.Ordinal).SequenceEqual(files.Keys)) throw new FormatException("A part has other tables than this format.");
        return new TimelinePart(Number(part, "number"), patients, hidden, files);
    }

    private static PatientSet Patients(JsonElement ranges)
    {
        var patients = new PatientSet();
        var numbers = ranges.EnumerateArray().Select(Number).ToArray();
        if (numbers.Length % 2 != 0) throw new FormatException("A range of patients has two ends.");
        for (var i = 0; i < numbers.Length; i += 2) patients.Append(numbers[i], numbers[i + 1]);
        return patients;
    }

    private static SortedDictionary<string, long> Rows(JsonElement rows) =>
        new(rows.EnumerateObject().ToDictionary(pair => pair.Name, pair => Number(pair.Value), StringComparer.Ordinal), StringComparer.Ordinal);

    private static SortedDictionary<string, StoredFile> Files(JsonElement files)
    {
        var read = new SortedDictionary<string, StoredFile>(StringComparer.Ordinal);
        foreach (var file in files.EnumerateObject())
        {
            // The name becomes a path: letters and underscores only.
            if (file.Name.Length == 0 || file.Name.Any(letter => letter is not ((>= 'a' and <= 'z') or '_'))) throw new FormatException("That is no name of a table.");
            var hash = Hexadecimal(file.Value.GetProperty("sha256"));
            if (hash.Length != HashLength) throw new FormatException("That is no SHA-256.");
            read.Add(file.Name, new StoredFile(Number(file.Value, "rows"), Number(file.Value, "bytes"), hash));
        }

        return read;
    }

    private static long Number(JsonElement parent, string name) => Number(parent.GetProperty(name));

    private static long Number(JsonElement value) => value.TryGetInt64(out var number) && number >= 0 ? number : throw new FormatException("A number from 0 on is expected.");

    private static string Hexadecimal(JsonElement value)
    {
        var text = value.GetString() ?? "";
        return text.All(char.IsAsciiHexDigitLower) ? text : throw new FormatException("Hexadecimal digits are expected.");
    }
}
