using System.Text;
using NJsonSchema;
using Tabib.Core.Outcomes;

namespace Tabib.Evidence.Knowledge;

/// <summary>Holds a knowledge file against its published JSON Schema. Slow beside the readers, which check what they need themselves; for <c>knowledge validate</c> and tests.</summary>
public sealed class KnowledgeSchema
{
    private readonly JsonSchema _schema;

    private KnowledgeSchema(JsonSchema schema) => _schema = schema;

    /// <param name="name">"score" or "concept-set".</param>
    /// <exception cref="ArgumentException">There is no such schema.</exception>
    public static KnowledgeSchema Load(string name)
    {
        var file = KnowledgeFiles.Embedded("schema").FirstOrDefault(candidate => candidate.Path == $"schema/{name}.schema.json")
            ?? throw new ArgumentException($"There is no schema '{name}'.", nameof(name));
        return new KnowledgeSchema(JsonSchema.FromJsonAsync(Encoding.UTF8.GetString(file.Bytes)).GetAwaiter().GetResult());
    }

    /// <returns>KNW018 for each violation, KNW010 where the file is no JSON.</returns>
    public IReadOnlyList<Problem> Validate(KnowledgeFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        try
        {
            return [.. _schema.Validate(Encoding.UTF8.GetString(file.Bytes)).Select(fault =>
                new Problem("KNW018", ProblemSeverity.Error, $"The schema is violated: {fault.Kind}.", new ProblemLocation(file.Path, fault.HasLineInfo ? fault.LineNumber : null, fault.Path), "See knowledge/schema."))];
        }
        catch (Exception fault) when (fault.GetType().Namespace?.StartsWith("Newtonsoft", StringComparison.Ordinal) == true)
        {
            return [new Problem("KNW010", ProblemSeverity.Error, $"Not JSON: {fault.Message}", new ProblemLocation(file.Path))];
        }
    }
}
