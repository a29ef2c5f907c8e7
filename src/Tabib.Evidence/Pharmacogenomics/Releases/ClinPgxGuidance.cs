using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tabib.Evidence.Pharmacogenomics.Advice;

namespace Tabib.Evidence.Pharmacogenomics.Releases;

/// <summary>Guidance of CPIC, DPWG and the FDA as ClinPGx annotates it: prescribing_guidance.json, an object with "guidelines", each with "guideline", "recommendations", "citations" and "url".</summary>
internal static partial class ClinPgxGuidance
{
    public const string FileName = "prescribing_guidance.json";

    /// <param name="version">Of the release: the file does not state it.</param>
    /// <param name="drugs">The program's own, for RxNorm and ATC codes, which the file does not have.</param>
    /// <exception cref="Core.Outcomes.ProblemException">PGX021: the file cannot be used.</exception>
    public static GuidanceRelease Read(ReleaseFile file, string version, PgxKnowledge knowledge, AdviceLibrary drugs)
    {
        var keys = new GuidanceKeys(knowledge);
        var known = drugs.Drugs.DistinctBy(pair => pair.Drug.Name).ToDictionary(pair => pair.Drug.Name, pair => pair.Drug, StringComparer.Ordinal);
        var guidance = ReleaseJson.Read(file, root => root.GetProperty("guidelines").EnumerateArray().SelectMany(item => Guideline(item, version, keys, known)).ToList());
        return new GuidanceRelease(guidance, "CC-BY-SA-4.0", keys.LeftOut, [new ReleaseSource(file.Name, file.Sha256, null, version)]);
    }

    private static List<DrugGuidance> Guideline(JsonElement item, string version, GuidanceKeys keys, Dictionary<string, AdvisedDrug> known)
    {
        var guideline = item.GetProperty("guideline");
        var (id, name) = (guideline.Text("id"), guideline.Text("name"));
        if (!Identifier().IsMatch(id)) throw new FormatException("a guideline's id is no identifier");
        var chemicals = Names(guideline, "relatedChemicals");
        var rows = new List<(string Drug, GuidanceRow Row)>();
        foreach (var recommendation in item.GetProperty("recommendations").EnumerateArray())
        {
            var own = Names(recommendation, "relatedChemicals");
            rows.AddRange(Rows(recommendation, keys).SelectMany(row => (own.Count > 0 ? own : chemicals).Select(drug => (drug, row))));
        }

        var citation = item.GetProperty("citations").EnumerateArray().FirstOrDefault();
        return
        [
            .. rows.GroupBy(row => row.Drug, row => row.Row, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new DrugGuidance(
                id, SourceOf(guideline), name, Whole(guideline, "version"), CitationOf(citation, name, version), citation.ValueKind == JsonValueKind.Object ? citation.OptionalText("pmid") : null, item.OptionalText("url"),
                group.Key, known.GetValueOrDefault(group.Key)?.RxNorm, known.GetValueOrDefault(group.Key)?.Atc ?? [], GuidanceKeys.Merged(group))),
        ];
    }

    /// <summary>One for each alternative lookup key.</summary>
    private static IEnumerable<GuidanceRow> Rows(JsonElement recommendation, GuidanceKeys keys)
    {
        if (!recommendation.TryGetProperty("lookupKey", out var lookup) || lookup.ValueKind == JsonValueKind.Null)
        {
            keys.Count("no result is named");
            yield break;
        }

        var text = recommendation.GetProperty("text") is { ValueKind: JsonValueKind.Object } markdown ? Plain(markdown.OptionalText("html") ?? "") : "";
        if (text.Length == 0)
        {
            keys.Count("nothing is said");
            yield break;
        }

        var term = recommendation.TryGetProperty("classification", out var classification) && classification.ValueKind == JsonValueKind.Object ? classification.OptionalText("term") : null;
        var implication = recommendation.TryGetProperty("implications", out var implications) && implications.ValueKind == JsonValueKind.Array ? string.Join(' ', implications.EnumerateArray().Select(part => Plain(part.GetString() ?? ""))).Trim() : "";
        var population = recommendation.OptionalText("population") is { } stated && stated != "general" ? stated : null;
        var action = GuidanceKeys.ActionOf(Flag(recommendation, "dosingInformation"), Flag(recommendation, "alternateDrugAvailable"), Flag(recommendation, "otherPrescribingGuidance"));
        // A list of keys since ClinPGx's releases of 2025; one key before.
        foreach (var key in lookup.ValueKind == JsonValueKind.Array ? [.. lookup.EnumerateArray()] : new[] { lookup })
        {
            if (keys.Read(key) is { } when) yield return new GuidanceRow(when, population, action, GuidanceKeys.StrengthOf(term), text, implication.Length > 0 ? implication : "The source says nothing of it.");
        }
    }

    private static string SourceOf(JsonElement guideline)
    {
        var source = guideline.Text("source");
        return source != "FDA" ? source : guideline.OptionalText("objCls") == "PGx Association" ? "FDA table" : "FDA label";
    }

    private static string CitationOf(JsonElement citation, string name, string version)
    {
        if (citation.ValueKind != JsonValueKind.Object || citation.OptionalText("title") is not { } title) return $"{name}, ClinPGx, release {version}";
        var year = citation.TryGetProperty("year", out var member) && member.TryGetInt32(out var number) && number > 1900 ? number : (int?)null;
        return year is null ? $"{title.TrimEnd('.')}, ClinPGx, release {version}" : string.Create(CultureInfo.InvariantCulture, $"{title.TrimEnd('.')}. {citation.OptionalText("journal")} {year}");
    }

    private static List<string> Names(JsonElement item, string name) => item.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(part => part.Text("name").ToLowerInvariant())] : [];

    private static string? Whole(JsonElement item, string name) => item.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Number ? member.GetRawText() : null;

    private static bool Flag(JsonElement item, string name) => item.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.True;

    /// <summary>HTML as plain text of one line.</summary>
    private static string Plain(string html) => Blanks().Replace(WebUtility.HtmlDecode(Tag().Replace(html, " ")), " ").Trim();

    [GeneratedRegex("<[^<>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\A[A-Za-z0-9-]{1,40}\z")]
    private static partial Regex Identifier();
}
