using System.Text.Json;
using Tabib.Core.Findings;
using Tabib.Core.Outcomes;

namespace Tabib.Evidence.Risk;

/// <summary>Writes findings and the list of scores as the command line and the server give them.</summary>
public static class FindingJson
{
    /// <summary>The outcome's word in JSON: value, missingInputs, notApplicable, outOfRange.</summary>
    public static string NameOf(OutcomeKind kind) => kind switch
    {
        OutcomeKind.Value => "value",
        OutcomeKind.MissingInputs => "missingInputs",
        OutcomeKind.NotApplicable => "notApplicable",
        OutcomeKind.OutOfRange => "outOfRange",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "An outcome nobody produced."),
    };

    public static void Write(Utf8JsonWriter json, Finding finding)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(finding);
        json.WriteStartObject();
        json.WriteString("score", finding.Id);
        json.WriteString("title", finding.Title);
        json.WriteString("outcome", NameOf(finding.Outcome.Kind));
        if (finding.Outcome.Reason is { } reason) json.WriteString("reason", reason.Describe());
        if (finding.Outcome.Reason is OutcomeReason.NotApplicable { Citation: { } source }) json.WriteString("reasonCitation", source);
        json.WriteStartArray("outputs");
        if (finding.Outcome.TryGetValue(out var outputs))
        {
            foreach (var output in outputs) Write(json, output);
        }

        json.WriteEndArray();
        json.WriteStartArray("contributions");
        foreach (var contribution in finding.Contributions)
        {
            json.WriteStartObject();
            json.WriteString("input", contribution.Input);
            json.WriteNumber("amount", contribution.Amount);
            json.WriteString("scale", contribution.Scale);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("inputs");
        foreach (var input in finding.Inputs) Write(json, input);
        json.WriteEndArray();
        Texts(json, "missing", finding.Missing);
        Texts(json, "notes", finding.Notes);
        json.WriteString("citation", finding.Citation);
        json.WriteString("version", finding.EngineVersion);
        json.WriteString("packHash", finding.KnowledgeHash);
        json.WriteString("indexTime", finding.IndexTime);
        json.WriteEndObject();
    }

    /// <summary>What a score is and needs: id, title, inputs, outputs, citation.</summary>
    public static void Write(Utf8JsonWriter json, ScorePack pack)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(pack);
        json.WriteStartObject();
        json.WriteString("id", pack.Id);
        json.WriteString("title", pack.Title);
        json.WriteString("category", pack.Category);
        json.WriteString("population", pack.Population);
        json.WriteStartArray("inputs");
        foreach (var input in pack.Inputs)
        {
            json.WriteStartObject();
            json.WriteString("name", input.Name);
            json.WriteString("title", input.Title);
            if (input.Codes.Count > 0) json.WriteString("code", input.Codes[0].ToString());
            else if (input.ConceptSet is not null) json.WriteString("code", $"set|{input.ConceptSet}");
            else json.WriteNull("code");
            json.WriteString("unit", input.Unit);
            json.WriteBoolean("required", input.Required);
            if (input.Categories.Count > 0) Texts(json, "categories", input.Categories);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("outputs");
        foreach (var output in pack.Outputs)
        {
            json.WriteStartObject();
            json.WriteString("name", output.Name);
            json.WriteString("title", output.Title);
            json.WriteString("unit", output.Unit);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("citation", pack.Citation);
        json.WriteString("version", pack.Version);
        json.WriteString("packHash", pack.Sha256);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, FindingOutput output)
    {
        json.WriteStartObject();
        json.WriteString("name", output.Name);
        if (output.Unit == ScoreOutput.DateUnit) json.WriteString("value", output.Text);
        else json.WriteNumber("value", output.Value);
        json.WriteString("unit", output.Unit);
        if (output is { Low: { } low, High: { } high })
        {
            json.WriteStartArray("interval");
            json.WriteNumberValue(low);
            json.WriteNumberValue(high);
            json.WriteEndArray();
        }

        if (output.Category is not null) json.WriteString("category", output.Category);
        if (output.Category is not null && output.Text is not null) json.WriteString("text", output.Text);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, FindingInput input)
    {
        json.WriteStartObject();
        json.WriteString("name", input.Name);
        json.WriteString("value", input.Value);
        json.WriteString("unit", input.Unit);
        if (input.Original is not null) json.WriteString("original", input.Original);
        if (input.Source is { } source) json.WriteString("source", source.ToString());
        if (input.Effective is { } effective) json.WriteString("effective", effective);
        if (input.AgeDays is { } age) json.WriteNumber("ageDays", age);
        if (input.Assumed is not null) json.WriteString("assumed", input.Assumed);
        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
