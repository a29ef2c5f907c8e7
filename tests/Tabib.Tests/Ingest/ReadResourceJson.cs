using System.Text.Json.Nodes;
using Tabib.Tests.Ingest.Fhir;

namespace Tabib.Tests.Ingest;

/// <summary>Looks into the JSON of resources that a producer made.</summary>
internal static class ReadResourceJson
{
    /// <summary>The text, number or truth value at a path such as "code.coding.0.code"; null where there is nothing.</summary>
    public static string? At(this ReadResource resource, string path)
    {
        JsonNode? node = JsonNode.Parse(resource.Json);
        foreach (var part in path.Split('.'))
        {
            node = node switch
            {
                JsonObject parent => parent[part],
                JsonArray list when int.TryParse(part, out var index) && index < list.Count => list[index],
                _ => null,
            };
        }

        return node?.ToString();
    }

    public static ReadResource Only(this FhirReading reading, string type) => Assert.Single(reading.Resources, resource => resource.Type == type);

    public static ReadResource[] All(this FhirReading reading, string type) => [.. reading.Resources.Where(resource => resource.Type == type)];

    /// <summary>Codes with line and place, such as "TAB012 3 date".</summary>
    public static string[] Places(this FhirReading reading) => [.. reading.Problems.Select(problem => $"{problem.Code} {problem.Location.Line} {problem.Location.Path}".TrimEnd())];
}
