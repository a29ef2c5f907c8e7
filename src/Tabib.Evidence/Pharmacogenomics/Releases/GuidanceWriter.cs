using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tabib.Evidence.Pharmacogenomics.Advice;

namespace Tabib.Evidence.Pharmacogenomics.Releases;

/// <summary>Writes guidance of a release as a file of advice.</summary>
internal static class GuidanceWriter
{
    /// <param name="version">Of the release; where it is a day, the file counts as read against the release on that day.</param>
    public static byte[] Write(DrugGuidance guidance, string version, string licence)
    {
        var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("id", $"pgx-advice-{FileName(guidance)}");
            json.WriteString("title", guidance.Title);
            json.WriteString("version", guidance.Version is null ? version : $"{guidance.Version} ({version})");
            json.WriteString("source", guidance.Source);
            json.WriteStartObject("citation");
            json.WriteString("text", guidance.Citation);
            if (guidance.Pmid is { } pmid) json.WriteString("pmid", pmid);
            if (guidance.Url is { } url) json.WriteString("url", url);
            json.WriteEndObject();
            Review(json, version);
            json.WriteString("licence", licence);
            json.WriteStartArray("drugs");
            json.WriteStartObject();
            json.WriteString("name", guidance.Drug);
            if (guidance.RxNorm is { } code) json.WriteString("rxnorm", code);
            Texts(json, "atc", guidance.Atc);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteStartArray("rows");
            foreach (var row in guidance.Rows) Row(json, row);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    /// <summary>Without extension: letters, digits and dashes.</summary>
    public static string FileName(DrugGuidance guidance) => $"{Slug(guidance.Source)}-{Slug(guidance.Id)}-{Slug(guidance.Drug)}";

    private static string Slug(string text) => new([.. text.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')]);

    private static void Review(Utf8JsonWriter json, string version)
    {
        var isDay = DateOnly.TryParseExact(version, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        json.WriteStartObject("review");
        json.WriteString("status", isDay ? "checked" : "unchecked");
        if (isDay)
        {
            Texts(json, "against", ["The release itself: its words, unchanged"]);
            json.WriteString("on", version);
        }
        else
        {
            json.WriteString("open", "The release's own words; its day is not stated.");
        }

        json.WriteEndObject();
    }

    private static void Row(Utf8JsonWriter json, GuidanceRow row)
    {
        json.WriteStartObject();
        json.WriteStartObject("when");
        foreach (var (gene, results) in row.When) Texts(json, gene, results);
        json.WriteEndObject();
        if (row.Population is { } population) json.WriteString("population", population);
        json.WriteString("action", AdviceWords.Of(row.Action));
        json.WriteString("strength", AdviceWords.Of(row.Strength));
        json.WriteString("text", row.Text);
        json.WriteString("implication", row.Implication);
        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
