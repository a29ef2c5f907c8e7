using System.Buffers;
using System.Text.Json;
using Tabib.App.Capabilities;
using Tabib.Evidence.Pharmacogenomics.Calls;
using Tabib.Evidence.Pharmacogenomics.Frequencies;
using static Tabib.App.Pharmacogenomics.JsonMembers;

namespace Tabib.App.Pharmacogenomics;

/// <summary>Calls as JSON, one line a sample: the form that other programs read.</summary>
internal static class PgxCallJson
{
    /// <summary>Bytes that the line of a sample takes, about.</summary>
    private const int LineSize = 12_000;

    /// <returns>The lines of a block of samples, UTF-8.</returns>
    public static byte[] Lines(IReadOnlyList<SampleCalls> samples)
    {
        var output = new ArrayBufferWriter<byte>(samples.Count * LineSize);
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JsonFormat.Writer.Encoder });
        foreach (var sample in samples)
        {
            Write(json, sample);
            json.Flush();
            output.Write("\n"u8);
            json.Reset();
        }

        return output.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, SampleCalls sample)
    {
        json.WriteStartObject();
        json.WriteString("file", sample.File);
        json.WriteString("sample", sample.Sample);
        json.WriteString("build", sample.Build);
        json.WriteStartObject("genes");
        foreach (var call in sample.Genes) Write(json, call);
        json.WriteEndObject();
        json.WriteStartObject("knowledge");
        json.WriteString("version", sample.KnowledgeVersion);
        json.WriteString("hash", sample.KnowledgeHash);
        json.WriteEndObject();
        if (sample.Population is { } population)
        {
            json.WriteStartObject("frequencies");
            json.WriteString("population", population);
            Text(json, "hash", sample.FrequencyHash);
            json.WriteEndObject();
        }

        if (sample.AbsentIsReference) json.WriteBoolean("absentIsReference", true);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, GeneCall call)
    {
        json.WriteStartObject(call.Gene);
        json.WriteString("status", call.Status switch { CallStatus.Called => "called", CallStatus.NotCalled => "notCalled", _ => "noData" });
        Text(json, "reason", call.Reason);
        json.WriteStartArray("diplotypes");
        foreach (var diplotype in call.Diplotypes)
        {
            json.WriteStartObject();
            json.WriteString("name", diplotype.Name);
            Texts(json, "alleles", diplotype.Alleles);
            if (diplotype.Score is { } score) json.WriteNumber("score", score);
            else json.WriteNull("score");
            Text(json, "phenotype", diplotype.Result.Phenotype);
            Text(json, "activityScore", diplotype.Result.ActivityScore);
            if (call.Posterior?.Of(diplotype.Name) is { } posterior) json.WriteNumber("posterior", posterior);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (call.Posterior is { } weighed) Write(json, call, weighed);
        Texts(json, "haplotypes", call.Haplotypes);
        Text(json, "phenotype", call.Phenotype);
        Text(json, "activityScore", call.ActivityScore);
        if (call.AdvicePair.Count > 0) Texts(json, "adviceAlleles", call.AdvicePair);
        json.WriteBoolean("phased", call.IsPhased);
        Texts(json, "missingPositions", call.MissingPositions);
        Texts(json, "undocumented", call.Undocumented);
        json.WriteStartArray("warnings");
        foreach (var warning in call.Warnings)
        {
            json.WriteStartObject();
            json.WriteString("code", warning.Code);
            json.WriteString("text", warning.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("source", call.Source);
        json.WriteEndObject();
    }

    /// <summary>What the probabilities of a call's diplotypes rest on, and the pairs that fit too but are not listed in the call.</summary>
    private static void Write(Utf8JsonWriter json, GeneCall call, GenePosterior posterior)
    {
        json.WriteStartObject("posteriorBasis");
        json.WriteString("population", posterior.Population);
        Text(json, "reason", posterior.Reason);
        Text(json, "source", posterior.Source);
        json.WriteStartArray("others");
        foreach (var pair in posterior.Pairs.Where(pair => call.Diplotypes.All(diplotype => diplotype.Name != pair.Name)))
        {
            json.WriteStartObject();
            json.WriteString("name", pair.Name);
            json.WriteNumber("posterior", pair.Probability);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
