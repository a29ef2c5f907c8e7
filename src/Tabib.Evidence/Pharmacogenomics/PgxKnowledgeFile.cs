using System.Text.Json;
using Tabib.Evidence.Knowledge;

namespace Tabib.Evidence.Pharmacogenomics;

/// <summary>A file of a gene, of advice, of modulators, of dosing or of frequencies as a list of knowledge shows it.</summary>
/// <param name="Sha256">Of the file, lower-case hex.</param>
public sealed record PgxKnowledgeFile(string Id, string Version, string Title, string Licence, string Sha256)
{
    private static readonly string[] Folders = ["pgx/genes", "pgx/advice", "pgx/modulators", "pgx/dosing", "pgx/frequencies"];

    /// <summary>The files of the program: genes, advice, modulators, dosing, frequencies, each in path order.</summary>
    public static IReadOnlyList<PgxKnowledgeFile> Embedded() => [.. Folders.SelectMany(KnowledgeFiles.Embedded).Select(file =>
    {
        using var document = JsonDocument.Parse(file.Bytes);
        string Text(string name) => document.RootElement.GetProperty(name).GetString()!;
        return new PgxKnowledgeFile(Text("id"), Text("version"), Text("title"), Text("licence"), file.Sha256);
    })];
}
