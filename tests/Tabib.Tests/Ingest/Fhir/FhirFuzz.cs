using System.Text;
using Tabib.Core.Facts;
using Tabib.Ingest;
using Tabib.Ingest.Fhir;

namespace Tabib.Tests.Ingest.Fhir;

/// <summary>Bytes read as a document and as lines: no exception, and every slice lies within its buffer.</summary>
public static class FhirFuzz
{
    public static void Run(byte[] input)
    {
        foreach (var format in (ReadOnlySpan<InputFormat>)[InputFormat.FhirJson, InputFormat.FhirNdjson]) Read(input, format);
    }

    public static IEnumerable<byte[]> Seeds() => Texts.Select(Encoding.UTF8.GetBytes);

    private static readonly string[] Texts =
    [
        """{"resourceType":"Patient","id":"p","meta":{"lastUpdated":"2020-01-01T00:00:00Z"},"identifier":[{"system":"mrn","value":"7"}],"name":[{"given":["A"],"family":"K"}],"gender":"female","birthDate":"1960-02","extension":[{"url":"http://hl7.org/fhir/us/core/StructureDefinition/us-core-race","extension":[{"url":"ombCategory","valueCoding":{"system":"s","code":"c"}}]}]}""",
        """{"resourceType":"Bundle","type":"transaction","entry":[{"fullUrl":"urn:uuid:1","resource":{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"85354-9"}]},"subject":{"reference":"urn:uuid:2"},"effectivePeriod":{"start":"2020-01-01","end":"2020-01-02"},"component":[{"code":{"text":"x"},"valueQuantity":{"value":1.5e3,"comparator":"<","code":"mm[Hg]","system":"http://unitsofmeasure.org"}}]}}]}""",
        "{\"resourceType\":\"Condition\",\"subject\":{\"identifier\":{\"system\":\"a\",\"value\":\"b\"}},\"clinicalStatus\":{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/condition-clinical\",\"code\":\"active\"}]},\"code\":{\"coding\":[{\"system\":\"s\",\"code\":\"c\",\"display\":\"d\\u00e9\"}]},\"onsetDateTime\":\"2019\"}\n{\"resourceType\":\"MedicationRequest\",\"status\":\"active\",\"intent\":\"order\",\"subject\":{\"reference\":\"Patient/1\"},\"medicationReference\":{\"reference\":\"#m\"},\"contained\":[{\"resourceType\":\"Medication\",\"id\":\"m\",\"code\":{\"text\":\"t\"}}]}\n",
        """{"resourceType":"FamilyMemberHistory","status":"completed","patient":{"reference":"Patient/1"},"relationship":{"text":"mother"},"condition":[{"code":{"text":"x"}}]}""",
    ];

    private static void Read(byte[] input, InputFormat format)
    {
        var file = new InputFile("f", "f", format, "s", input.Length);
        using var reader = new FhirBatchReader(file, new ConceptTable(), new FhirReadOptions { Now = FhirReading.Now }, new MemoryStream(input));
        var batch = new ResourceBatch();
        while (reader.Read(batch, CancellationToken.None))
        {
            foreach (var entry in batch.Resources)
            {
                _ = batch.Bytes.AsSpan(entry.JsonStart, entry.JsonLength);
                _ = batch.Facts.Drafts.Slice(entry.FactStart, entry.FactCount);
                for (var i = 0; i < entry.OpenReferenceCount; i++)
                {
                    var slice = batch.OpenReferences[entry.OpenReferenceStart + i];
                    Assert.True(slice.Start + slice.Length <= entry.JsonLength);
                }
            }

            foreach (var draft in batch.Facts.Drafts)
            {
                _ = batch.Facts.Read(draft.Value).Length;
                Assert.True(draft.EffectiveStart <= draft.EffectiveEnd);
                Assert.InRange(draft.OtherStart + draft.OtherCount, 0, batch.Facts.OtherCount);
            }
        }
    }
}
