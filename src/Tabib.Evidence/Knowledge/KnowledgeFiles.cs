namespace Tabib.Evidence.Knowledge;

/// <summary>Where knowledge files come from: those that ship with the program, or a folder.</summary>
public static class KnowledgeFiles
{
    private const string ResourcePrefix = "knowledge/";

    /// <param name="folder">First part of the path, such as "scores", "rules", "concepts".</param>
    /// <returns>In path order.</returns>
    public static IReadOnlyList<KnowledgeFile> Embedded(string folder)
    {
        var assembly = typeof(KnowledgeFiles).Assembly;
        var prefix = $"{ResourcePrefix}{folder}/";
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                var bytes = new byte[stream.Length];
                stream.ReadExactly(bytes);
                return KnowledgeFile.Of(name[ResourcePrefix.Length..], bytes);
            })];
    }

    /// <param name="directory">A folder laid out as the shipped one.</param>
    /// <returns>In path order; empty where the folder does not exist.</returns>
    public static IReadOnlyList<KnowledgeFile> FromDirectory(string directory, string folder)
    {
        var root = Path.Combine(directory, folder);
        if (!Directory.Exists(root)) return [];
        return [.. Directory.EnumerateFiles(root, "*.json", SearchOption.AllDirectories)
            .Select(path => (Name: Path.GetRelativePath(directory, path).Replace('\\', '/'), Path: path))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => KnowledgeFile.Of(file.Name, File.ReadAllBytes(file.Path)))];
    }
}
