using System.Text;
using Tabib.Evidence.Knowledge;
using Tabib.Evidence.Risk;

namespace Tabib.Tests.App.Reports;

/// <summary>Two small scores, so that the golden pages do not change with the shipped packs.</summary>
internal static class SamplePacks
{
    private const string Chance = """
        { "id": "sample-chance", "version": "3", "title": "Sample chance", "category": "cardiovascular", "licence": "own", "population": "Adults.", "exclusions": [],
          "citation": { "text": "Author A. Journal 2024.", "doi": "10.1000/sample(1)" },
          "inputs": [ { "name": "age", "title": "Age in completed years", "kind": "number", "unit": "a" }, { "name": "systolicPressure", "title": "Systolic pressure", "kind": "number", "unit": "mm[Hg]" } ],
          "body": { "kind": "expression", "let": [ { "name": "stroke", "value": "in(age, 'a') / 1000" }, { "name": "death", "value": "in(systolicPressure, 'mm[Hg]') / 100000" } ] },
          "outputs": [
            { "name": "stroke", "title": "Stroke", "unit": "1", "probability": { "years": 10, "event": "a stroke" }, "bands": [ { "category": "low", "below": 0.05 }, { "category": "high" } ] },
            { "name": "death", "title": "Death", "unit": "1", "probability": { "years": 10, "event": "died" } } ],
          "examples": [ { "inputs": { "age": 60, "systolicPressure": 150 }, "expected": { "stroke": 0.06, "death": 0.0015 }, "tolerance": 0.0001, "source": "own" } ] }
        """;

    private const string Points = """
        { "id": "sample-points", "version": "1", "title": "Sample points", "category": "kidney", "licence": "own", "population": "Adults with a kidney.", "exclusions": [],
          "citation": { "text": "Author B. Journal 2023." },
          "inputs": [ { "name": "diabetes", "title": "Diabetes", "kind": "boolean" } ],
          "body": { "kind": "points", "items": [ { "name": "diabetes", "when": "diabetes", "points": 2 } ] },
          "outputs": [ { "name": "score", "title": "Points", "unit": "1", "bands": [ { "upTo": 1, "category": "low" }, { "category": "raised", "text": "Look again." } ] } ],
          "examples": [ { "inputs": { "diabetes": true }, "expected": { "score": 2 }, "tolerance": 0, "source": "own" } ] }
        """;

    public static ScoreLibrary Library { get; } = new(
        [File("sample-chance", Chance), File("sample-points", Points)], ConceptSets.Embedded());

    private static KnowledgeFile File(string id, string json) => new($"scores/{id}.json", Encoding.UTF8.GetBytes(json), new string('a', 64));
}
