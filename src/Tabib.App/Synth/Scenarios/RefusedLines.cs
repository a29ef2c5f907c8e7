using Tabib.App.Synth.Lives;

namespace Tabib.App.Synth.Scenarios;

/// <summary>Resources that an import must refuse while it takes all others: written only with --faults.</summary>
internal static class RefusedLines
{
    private const string Name = "fhir/Refused.ndjson";

    private static readonly (string Kind, string Note, string Code, string Line)[] Lines =
    [
        ("no-status", "An observation without status.", "FHIR012", """{"resourceType":"Observation","id":"refused-1","code":{"text":"Heart rate"},"subject":{"reference":"Patient/@"},"effectiveDateTime":"2024-03-05T10:00:00+05:00"}"""),
        ("impossible-day", "The thirtieth of February.", "FHIR014", """{"resourceType":"Observation","id":"refused-2","status":"final","code":{"text":"Heart rate"},"subject":{"reference":"Patient/@"},"effectiveDateTime":"2024-02-30"}"""),
        ("unknown-gender", "A gender that FHIR has no code for.", "FHIR013", """{"resourceType":"Patient","id":"refused-3","gender":"F","birthDate":"1970-01-01"}"""),
        ("ends-before-start", "A condition that ends before it begins.", "FHIR017", """{"resourceType":"Condition","id":"refused-4","code":{"text":"Cough"},"subject":{"reference":"Patient/@"},"onsetDateTime":"2024-05-01","abatementDateTime":"2023-05-01"}"""),
        ("broken-json", "A line that is cut off.", "FHIR002", """{"resourceType":"Observation","id":"refused-5","status":"fi"""),
    ];

    public static IReadOnlyList<PlantedFault> Write(OutputFolder folder)
    {
        using var file = folder.Create(Name);
        using var writer = new StreamWriter(file) { NewLine = "\n" };
        foreach (var line in Lines) writer.WriteLine(line.Line.Replace("@", Person.NameOf(0), StringComparison.Ordinal));
        return [.. Lines.Select((line, number) => new PlantedFault(line.Kind, line.Note, $"{Name}:{number + 1}", line.Code, IsRefused: true))];
    }
}
