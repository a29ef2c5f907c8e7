using System.Text.Json;
using Tabib.App.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Advice;
using Tabib.Evidence.Pharmacogenomics.Calls;
using static Tabib.App.Pharmacogenomics.JsonMembers;

namespace Tabib.App.Run;

/// <summary>What genotypes say about drugs, in short: all genes, and of the drugs those that are taken or need something; the others are named.</summary>
internal static class PharmacogenomicsJson
{
    public static void Write(Utf8JsonWriter json, PatientPharmacogenomics pharmacogenomics)
    {
        json.WriteStartObject("pharmacogenomics");
        Texts(json, "medications", pharmacogenomics.Medications);
        Texts(json, "withoutGuideline", pharmacogenomics.WithoutGuideline);
        json.WriteStartArray("samples");
        foreach (var sample in pharmacogenomics.Samples) Write(json, sample);
        json.WriteEndArray();
        json.WriteString("adviceHash", pharmacogenomics.KnowledgeHash);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SampleAdvice sample)
    {
        var calls = sample.Calls;
        json.WriteStartObject();
        json.WriteString("file", calls.File);
        json.WriteString("sample", calls.Sample);
        json.WriteString("build", calls.Build);
        if (calls.AbsentIsReference) json.WriteBoolean("absentIsReference", true);
        json.WriteString("knowledgeVersion", calls.KnowledgeVersion);
        json.WriteString("knowledgeHash", calls.KnowledgeHash);
        json.WriteStartObject("genes");
        foreach (var call in calls.Genes) Write(json, call);
        json.WriteEndObject();
        json.WriteStartArray("advice");
        foreach (var advice in sample.Advice.Where(advice => advice.IsTaken || advice.Rows.Any(row => row.AsksForSomething))) Write(json, advice);
        json.WriteEndArray();
        Texts(json, "asUsual", [.. sample.Advice.Where(advice => !advice.IsTaken && advice.Status == AdviceStatus.Advised && !advice.Rows.Any(row => row.AsksForSomething)).Select(advice => advice.Drug.Name)]);
        Texts(json, "cannotSay", [.. sample.Advice.Where(advice => !advice.IsTaken && advice.Status != AdviceStatus.Advised && !advice.Rows.Any(row => row.AsksForSomething)).Select(advice => advice.Drug.Name)]);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, GeneCall call)
    {
        json.WriteStartObject(call.Gene);
        if (call.Status == CallStatus.Called)
        {
            Texts(json, call.Diplotypes.Count > 0 ? "diplotypes" : "haplotypes", call.Diplotypes.Count > 0 ? [.. call.Diplotypes.Select(diplotype => diplotype.Name)] : call.Haplotypes);
            Text(json, "phenotype", call.Phenotype);
            if (call.ActivityScore is { } score) json.WriteString("activityScore", score);
            if (call.MissingPositions.Count > 0) json.WriteNumber("missingPositions", call.MissingPositions.Count);
        }
        else
        {
            Text(json, "notCalled", call.Reason);
            if (call.Phenotype is { } inferred) json.WriteString("inferredPhenotype", inferred);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, DrugAdvice advice)
    {
        json.WriteStartObject();
        json.WriteString("drug", advice.Drug.Name);
        Text(json, "rxNorm", advice.Drug.RxNorm);
        json.WriteBoolean("taken", advice.IsTaken);
        json.WriteString("status", JsonNamingPolicy.CamelCase.ConvertName(advice.Status.ToString()));
        Texts(json, "reasons", advice.Reasons);
        json.WriteStartArray("rows");
        foreach (var row in advice.Rows)
        {
            json.WriteStartObject();
            json.WriteString("action", AdviceWords.Of(row.Row.Action));
            json.WriteString("strength", AdviceWords.Of(row.Strength));
            if (row.Row.Population is { } population) json.WriteString("population", population);
            json.WriteString("text", row.Text);
            if (row.Row.Open is { } open) json.WriteString("unchecked", open);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("guideline", advice.Guideline.Id);
        json.WriteEndObject();
    }
}
