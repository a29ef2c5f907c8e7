using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Fhir;

/// <summary>A fault that makes a resource unsafe to use. Never leaves this folder.</summary>
internal sealed class ResourceFaultException(string code, string message, string? path = null, string? hint = null) : Exception(message)
{
    public string Code { get; } = code;

    /// <summary>FHIRPath without the type.</summary>
    public string? Path { get; } = path;

    public string? Hint { get; } = hint;

    public Problem ToProblem(string file, long line, string type) =>
        new(Code, ProblemSeverity.Error, Message, new ProblemLocation(file, line, Path is null ? (type.Length > 0 ? type : null) : $"{type}.{Path}"), Hint);
}
