using System.Text.Json;
using Tabib.Core.Outcomes;

namespace Tabib.Evidence.Knowledge;

/// <summary>Opens a file of knowledge for a reader that says what it makes of the root.</summary>
internal static class PackDocument
{
    /// <param name="problems">Takes KNW010 where the file is no JSON, and what the reader finds.</param>
    /// <param name="read">What it returns must not hold on to its elements.</param>
    /// <returns>Null where the file cannot be used.</returns>
    public static T? Read<T>(KnowledgeFile file, ICollection<Problem> problems, Func<PackElement, T> read)
        where T : class
    {
        var count = problems.Count;
        try
        {
            using var document = JsonDocument.Parse(file.Bytes, new JsonDocumentOptions { MaxDepth = 16 });
            var result = read(new PackElement(document.RootElement, file.Path, PackPath.Root, problems));
            return problems.Count == count ? result : null;
        }
        // Text that is no UTF-8, or half a surrogate pair, is found when it is read.
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            problems.Add(new Problem("KNW010", ProblemSeverity.Error, $"Not JSON: {fault.Message}", new ProblemLocation(file.Path)));
            return null;
        }
    }
}
