using System.Text.Json;
using Tabib.Evidence.Knowledge;

namespace Tabib.Evidence.Pharmacogenomics;

/// <summary>A gene's file as a list of knowledge shows it.</summary>
/// <param name="Sha256">Of the file, lower-case hex.</param>
public sealed record GeneFactFile(string Id, string Version, string Title, string Licence, string Sha256)
{
    /// <summary>The gene files of the program, in path order.</summary>
    public static IReadOnlyList<GeneFactFile> Embedded() => [.. KnowledgeFiles.Embedded("pgx/genes").Select(file =>
    {
        using var document = JsonDocument.Parse(file.Bytes);
        string Text(string name) => document.RootElement.GetProperty(name).GetString()!;
        return new GeneFactFile(Text("id"), Text("version"), Text("title"), Text("licence"), file.Sha256);
    })];
}
