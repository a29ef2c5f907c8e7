using System.Text.Json;
using Tabib.App.Capabilities;
using Tabib.Decision.Recommendations;
using Tabib.Evidence.Pharmacogenomics.Advice;
using static Tabib.App.Pharmacogenomics.JsonMembers;

namespace Tabib.App.Pharmacogenomics;

/// <summary>Advice as JSON, one line a sample.</summary>
internal static class PgxAdviseJson
{
    public static void Write(PgxAdviseReport report, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JsonFormat.Writer.Encoder });
        foreach (var sample in report.Samples)
        {
            Write(json, sample, report);
            json.Flush();
            output.WriteByte((byte)'\n');
            json.Reset();
        }
    }

    private static void Write(Utf8JsonWriter json, SampleAdvice sample, PgxAdviseReport report)
    {
        json.WriteStartObject();
        json.WriteString("file", sample.Calls.File);
        json.WriteString("sample", sample.Calls.Sample);
        Texts(json, "medications", report.Medications);
        Texts(json, "withoutGuideline", report.WithoutGuideline);
        json.WriteStartArray("advice");
        foreach (var advice in sample.Advice) Write(json, advice, report.KnowledgeHash);
        json.WriteEndArray();
        if (sample.WarfarinMgPerWeek is { } dose)
        {
            json.WriteStartObject("warfarinDose");
            if (dose.TryGetValue(out var mgPerWeek)) json.WriteNumber("mgPerWeek", Math.Round(mgPerWeek, 1));
            else json.WriteNull("mgPerWeek");
            Text(json, "reason", dose.Reason?.Describe());
            Text(json, "unchecked", report.WarfarinReview.Open);
            json.WriteEndObject();
        }

        json.WriteStartArray("unknownDrugs");
        foreach (var problem in report.Unknown)
        {
            json.WriteStartObject();
            json.WriteString("code", problem.Code);
            json.WriteString("text", problem.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (sample.Calls.AbsentIsReference) json.WriteBoolean("absentIsReference", true);
        json.WriteStartObject("knowledge");
        json.WriteString("callsVersion", sample.Calls.KnowledgeVersion);
        json.WriteString("callsHash", sample.Calls.KnowledgeHash);
        json.WriteString("adviceHash", report.KnowledgeHash);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, DrugAdvice advice, string hash)
    {
        json.WriteStartObject();
        json.WriteString("drug", advice.Drug.Name);
        Text(json, "rxnorm", advice.Drug.RxNorm);
        Texts(json, "atc", advice.Drug.Atc);
        json.WriteBoolean("taken", advice.IsTaken);
        json.WriteString("status", advice.Status switch { AdviceStatus.Advised => "advised", AdviceStatus.Partial => "partial", _ => "cannotSay" });
        Texts(json, "reasons", advice.Reasons);
        Texts(json, "unchecked", advice.Unchecked);
        json.WriteStartArray("genes");
        foreach (var gene in advice.Genes) Write(json, gene);
        json.WriteEndArray();
        json.WriteStartArray("recommendations");
        foreach (var (row, recommendation) in advice.Rows.Zip(DrugAdviceRecommendations.Of(advice, hash))) Write(json, row, recommendation);
        json.WriteEndArray();
        json.WriteStartObject("guideline");
        json.WriteString("id", advice.Guideline.Id);
        json.WriteString("version", advice.Guideline.Version);
        json.WriteString("citation", advice.Guideline.Citation.ToString());
        Text(json, "url", advice.Guideline.Citation.Url);
        json.WriteStartObject("review");
        json.WriteString("status", advice.Guideline.Review.Status.ToString().ToLowerInvariant());
        Texts(json, "against", advice.Guideline.Review.Against);
        Text(json, "on", advice.Guideline.Review.On);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, GeneBasis gene)
    {
        json.WriteStartObject();
        json.WriteString("gene", gene.Gene);
        Texts(json, "results", gene.Results);
        Text(json, "reason", gene.Reason);
        json.WriteStartArray("phenoconversion");
        foreach (var conversion in gene.Conversions)
        {
            json.WriteStartObject();
            json.WriteString("by", conversion.Modulator);
            json.WriteString("rule", conversion.Text);
            json.WriteString("from", conversion.From);
            json.WriteString("to", conversion.To);
            Text(json, "unchecked", conversion.Open);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Texts(json, "decidingPositions", gene.DecidingPositions);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, MatchedRow row, Recommendation recommendation)
    {
        json.WriteStartObject();
        json.WriteString("id", recommendation.RuleId);
        Text(json, "population", row.Row.Population);
        json.WriteString("action", AdviceWords.Of(row.Row.Action));
        json.WriteString("strength", AdviceWords.Of(row.Strength));
        json.WriteString("urgency", recommendation.Urgency.ToString().ToLowerInvariant());
        json.WriteString("text", recommendation.Action);
        json.WriteString("implication", row.Implication);
        Text(json, "unchecked", row.Row.Open);
        json.WriteString("rationale", recommendation.Rationale);
        json.WriteStartObject("when");
        foreach (var (gene, keys) in row.Row.When) Texts(json, gene, [.. keys.Select(key => key.Text)]);
        json.WriteEndObject();
        Texts(json, "wouldChange", recommendation.WouldChange);
        json.WriteEndObject();
    }
}
