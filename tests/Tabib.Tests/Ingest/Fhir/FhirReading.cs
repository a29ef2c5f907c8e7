using System.Text;
using Tabib.Core.Facts;
using Tabib.Core.Outcomes;
using Tabib.Ingest;
using Tabib.Ingest.Fhir;

namespace Tabib.Tests.Ingest.Fhir;

/// <summary>What a text gives when it is read as FHIR.</summary>
internal sealed class FhirReading
{
    public static readonly DateTimeOffset Now = new(2026, 6, 30, 0, 0, 0, TimeSpan.Zero);

    public ConceptTable Concepts { get; } = new();

    public List<ReadFact> Facts { get; } = [];

    public List<ReadResource> Resources { get; } = [];

    public List<Problem> Problems { get; } = [];

    public static FhirReading Of(string text, InputFormat format = InputFormat.FhirJson, FhirReadOptions? options = null) => Of(Encoding.UTF8.GetBytes(text), format, options);

    public static FhirReading Of(byte[] bytes, InputFormat format, FhirReadOptions? options = null)
    {
        var reading = new FhirReading();
        var file = new InputFile("input", "input", format, "test", bytes.Length);
        using var reader = new FhirBatchReader(file, reading.Concepts, options ?? new FhirReadOptions { Now = Now }, new MemoryStream(bytes));
        return reading.TakeAll(reader);
    }

    /// <summary>The resources of another format.</summary>
    public static FhirReading From(IResourceProducer producer, InputFile file)
    {
        var reading = new FhirReading();
        using var reader = FhirBatchReader.From(producer, file, reading.Concepts, new FhirReadOptions { Now = Now });
        return reading.TakeAll(reader);
    }

    private FhirReading TakeAll(FhirBatchReader reader)
    {
        var batch = new ResourceBatch();
        bool more;
        do
        {
            more = reader.Read(batch, CancellationToken.None);
            Take(batch);
        }
        while (more);
        return this;
    }

    public string[] Codes => [.. Problems.Select(problem => problem.Code)];

    private void Take(ResourceBatch batch)
    {
        Problems.AddRange(batch.Problems);
        foreach (var entry in batch.Resources)
        {
            var json = batch.Bytes.AsSpan(entry.JsonStart, entry.JsonLength);
            Resources.Add(new ReadResource(
                entry.Type, Text(batch, entry.Id), Text(batch, entry.FullUrl), Text(batch, entry.Patient), Encoding.UTF8.GetString(json), entry.Line, entry.Refused,
                [.. batch.Identifiers[entry.IdentifierStart..(entry.IdentifierStart + entry.IdentifierCount)].Select(identifier => $"{identifier.System}|{identifier.Value}")],
                [.. Slices(batch, entry)]));
            foreach (var draft in batch.Facts.Drafts.Slice(entry.FactStart, entry.FactCount)) Facts.Add(Fact(batch, draft));
        }
    }

    private static List<string> Slices(ResourceBatch batch, ResourceEntry entry)
    {
        var texts = new List<string>();
        for (var i = 0; i < entry.OpenReferenceCount; i++)
        {
            var slice = batch.OpenReferences[entry.OpenReferenceStart + i];
            texts.Add(Encoding.UTF8.GetString(batch.Bytes.AsSpan(entry.JsonStart + slice.Start, slice.Length)));
        }

        return texts;
    }

    private static string Text(ResourceBatch batch, TextSlice slice) => Encoding.UTF8.GetString(batch.Facts.Read(slice));

    private ReadFact Fact(ResourceBatch batch, in FactDraft draft)
    {
        var others = batch.Facts.OtherConcepts.Slice(draft.OtherStart, draft.OtherCount).ToArray();
        return new ReadFact(
            draft.Kind, Name(draft.Concept), [.. others.Select(Name)], Concepts.DisplayOf(draft.Concept), draft.Panel < 0 ? "" : Name(draft.Panel), draft.Category < 0 ? "" : Concepts.CodeOf(draft.Category).Value,
            draft.ValueKind, draft.ValueConcept >= 0 ? Name(draft.ValueConcept) : Text(batch, draft.Value), draft.Unit < 0 ? "" : Name(draft.Unit), draft.Comparator, draft.Status,
            new DateTime(draft.EffectiveStart, DateTimeKind.Utc), new DateTime(draft.EffectiveEnd, DateTimeKind.Utc), new DateTime(draft.KnownAt, DateTimeKind.Utc), draft.KnownAtInferred, Text(batch, draft.Encounter));
    }

    private string Name(int concept) => $"{Concepts.CodeOf(concept).System}|{Concepts.CodeOf(concept).Value}";
}

internal sealed record ReadFact(
    FactKind Kind, string Code, string[] Others, string Display, string Panel, string Category, FactValueKind ValueKind, string Value, string Unit, byte Comparator, FactStatus Status,
    DateTime Start, DateTime End, DateTime KnownAt, bool Inferred, string Encounter);

internal sealed record ReadResource(string Type, string Id, string FullUrl, string Patient, string Json, long Line, bool Refused, string[] Identifiers, string[] OpenReferences);
