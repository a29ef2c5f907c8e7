using System.Text.Json;

namespace Tabib.Evidence.Pharmacogenomics.Releases;

/// <summary>Recommendations of CPIC's database, its tables recommendation, drug and guideline as JSON arrays of rows.</summary>
/// <remarks>Columns of recommendation: guidelineid, drugid, implications, drugrecommendation, classification, lookupkey (jsonb: gene to result), population, dosinginformation, alternatedrugavailable, otherprescribingguidance; of drug: drugid, name, rxnormid, atcid; of guideline: id, name, url. Releases before 1.0 spelled some with an underscore.</remarks>
internal static class CpicGuidance
{
    private static readonly string[] Tables = ["recommendation", "drug", "guideline"];

    public static bool IsIn(string directory) => CpicRelease.Find(directory, Tables[0]) is not null;

    /// <exception cref="Core.Outcomes.ProblemException">PGX020, PGX021: the tables cannot be used.</exception>
    public static GuidanceRelease Read(string directory, string version, PgxKnowledge knowledge)
    {
        var files = Tables.ToDictionary(name => name, name => CpicRelease.Open(directory, name, Tables), StringComparer.Ordinal);
        if (CpicRelease.Find(directory, CpicPairs.Table) is { } pairs) files.Add(CpicPairs.Table, ReleaseFile.Read(pairs, Path.GetFileName(pairs)));
        return Read(files, version, knowledge);
    }

    /// <inheritdoc cref="Read(string, string, PgxKnowledge)"/>
    public static GuidanceRelease Read(IReadOnlyDictionary<string, ReleaseFile> files, string version, PgxKnowledge knowledge)
    {
        var keys = new GuidanceKeys(knowledge);
        var drugs = ReleaseJson.Read(files["drug"], static root => root.EnumerateArray().Select(Columns).ToDictionary(row => row.Need("drugid"), row => (Name: row.Need("name").ToLowerInvariant(), RxNorm: row.GetValueOrDefault("rxnormid"), Atc: row.GetValueOrDefault("atcid")), StringComparer.Ordinal));
        var guidelines = ReleaseJson.Read(files["guideline"], static root => root.EnumerateArray().Select(Columns).ToDictionary(row => row.Need("id"), row => (Name: row.Need("name"), Url: row.GetValueOrDefault("url")), StringComparer.Ordinal));
        var rows = ReleaseJson.Read(files["recommendation"], root => root.EnumerateArray().Select(item => (Columns: Columns(item), Row: Row(item, keys))).Where(pair => pair.Row is not null).ToList());
        List<DrugGuidance> guidance;
        try
        {
            guidance =
            [
                .. rows.GroupBy(pair => (Guideline: pair.Columns.Need("guidelineid"), Drug: pair.Columns.Need("drugid")), pair => pair.Row!).Select(group =>
                {
                    var (guideline, drug) = (guidelines[group.Key.Guideline], drugs[group.Key.Drug]);
                    var rxNorm = drug.RxNorm is { Length: > 0 } code && code.All(char.IsAsciiDigit) ? code : null;
                    return new DrugGuidance($"cpic-{group.Key.Guideline}", "CPIC", guideline.Name, null, $"{guideline.Name}, CPIC database, release {version}", null, guideline.Url, drug.Name, rxNorm, [], GuidanceKeys.Merged(group));
                }).OrderBy(item => item.Id, StringComparer.Ordinal).ThenBy(item => item.Drug, StringComparer.Ordinal),
            ];
        }
        catch (Exception fault) when (fault is FormatException or KeyNotFoundException)
        {
            throw ReleaseFile.Unusable(files["recommendation"].Name, fault.Message.TrimEnd('.'));
        }

        return new GuidanceRelease(guidance, "CC0-1.0", keys.LeftOut, [.. Tables.Append(CpicPairs.Table).Where(files.ContainsKey).Select(name => new ReleaseSource(files[name].Name, files[name].Sha256, null, version))])
        {
            Notes = files.TryGetValue(CpicPairs.Table, out var pairs) ? CpicPairs.WithoutGuidance(pairs, drugs.ToDictionary(pair => pair.Key, pair => pair.Value.Name, StringComparer.Ordinal), guidance) : [],
        };
    }

    /// <returns>Null where it cannot be taken over; it is counted.</returns>
    private static GuidanceRow? Row(JsonElement item, GuidanceKeys keys)
    {
        var row = Columns(item);
        if (Member(item, "lookupkey", "lookup_key") is not { ValueKind: JsonValueKind.Object } lookup || keys.Read(lookup) is not { } when) return null;
        if ((row.GetValueOrDefault("drugrecommendation") ?? row.GetValueOrDefault("drug_recommendation"))?.Trim() is not { Length: > 0 } text)
        {
            keys.Count("nothing is said");
            return null;
        }

        var implication = Member(item, "implications") is { ValueKind: JsonValueKind.Object } implications ? string.Join(' ', implications.EnumerateObject().Select(pair => $"{pair.Name}: {pair.Value.GetString()}")) : "";
        var population = row.GetValueOrDefault("population") is { Length: > 0 } stated && stated != "general" ? stated : null;
        var action = GuidanceKeys.ActionOf(row.GetValueOrDefault("dosinginformation") == "true", row.GetValueOrDefault("alternatedrugavailable") == "true", row.GetValueOrDefault("otherprescribingguidance") == "true");
        return new GuidanceRow(when, population, action, GuidanceKeys.StrengthOf(row.GetValueOrDefault("classification")), text, implication.Length > 0 ? implication : "The source says nothing of it.");
    }

    private static Dictionary<string, string> Columns(JsonElement row) => CpicTables.Row(row);

    private static JsonElement? Member(JsonElement item, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var member in item.EnumerateObject())
            {
                if (string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase)) return member.Value;
            }
        }

        return null;
    }
}
