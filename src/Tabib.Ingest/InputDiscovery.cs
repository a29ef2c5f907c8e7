using Tabib.Core.Outcomes;

namespace Tabib.Ingest;

/// <summary>Finds what can be read in the paths that a person named.</summary>
public static class InputDiscovery
{
    public const string StandardInput = "-";

    /// <param name="paths">Files, folders (searched through, hidden entries left out) or "-" for standard input.</param>
    /// <param name="source">Name of the source; null takes the folder's name (the parent folder's for a file).</param>
    /// <param name="problems">INP002 for each file that is nothing known.</param>
    /// <returns>In the order of the paths; inside a folder by name.</returns>
    /// <exception cref="ProblemException">INP001: a path does not exist.</exception>
    public static IReadOnlyList<InputFile> Find(IEnumerable<string> paths, string? source, ICollection<Problem> problems)
    {
        var found = new List<InputFile>();
        foreach (var path in paths)
        {
            if (path == StandardInput)
            {
                found.Add(new InputFile(StandardInput, "stdin", InputFormat.FhirNdjson, source ?? "stdin", 0));
            }
            else if (Directory.Exists(path))
            {
                var root = Path.GetFullPath(path);
                foreach (var file in ForeignFiles(root, problems)) Add(file, Path.GetRelativePath(root, file), source ?? FolderName(root), found, problems);
            }
            else if (File.Exists(path))
            {
                var full = Path.GetFullPath(path);
                Add(full, Path.GetFileName(full), source ?? FolderName(Path.GetDirectoryName(full)!), found, problems);
            }
            else
            {
                throw new ProblemException(
                    new Problem("INP001", ProblemSeverity.Fatal, "There is no such file or folder.", new ProblemLocation(path), "Check the spelling; paths are relative to where you are."),
                    ProblemKind.InputMissing);
            }
        }

        return found;
    }

    /// <summary>All files but those that Tabib itself keeps or has written: its reports would come back as evidence for themselves.</summary>
    private static IEnumerable<string> ForeignFiles(string root, ICollection<Problem> problems)
    {
        var files = Files(root).ToArray();
        var own = files.Select(path => Path.GetDirectoryName(path)!).Distinct().Where(IsOurOwn).ToArray();
        foreach (var folder in own)
            problems.Add(new Problem("INP010", ProblemSeverity.Information, "The folder is a workspace or a report of Tabib; it was left out.", new ProblemLocation(Path.GetRelativePath(root, folder))));
        return files.Where(path => !own.Any(folder => path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)));
    }

    private static bool IsOurOwn(string folder) =>
        File.Exists(Path.Combine(folder, "journal.db"))
        || (File.Exists(Path.Combine(folder, "run.json")) && File.Exists(Path.Combine(folder, "patients.jsonl")) && File.Exists(Path.Combine(folder, "fhir.ndjson")));

    private static IEnumerable<string> Files(string root) =>
        Directory.EnumerateFiles(root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.System, IgnoreInaccessible = false })
            .Where(path => !Path.GetRelativePath(root, path).Split(Path.DirectorySeparatorChar).Any(part => part.StartsWith('.')))
            .Order(StringComparer.Ordinal);

    private static void Add(string path, string name, string source, List<InputFile> found, ICollection<Problem> problems)
    {
        if (IsIndex(path)) return;
        var file = new InputFile(path, name, InputFormat.Unknown, source, new FileInfo(path).Length);
        var format = InputSniffer.Sniff(file);
        if (format == InputFormat.Unknown)
            problems.Add(new Problem("INP002", ProblemSeverity.Information, "The file is in no format that Tabib reads; it was left out.", new ProblemLocation(name)));
        else
            found.Add(file with { Format = format });
    }

    /// <summary>The index of a genome file is read with it.</summary>
    private static bool IsIndex(string path) => Path.GetExtension(path) is ".tbi" or ".csi" && File.Exists(path[..^4]);

    private static string FolderName(string directory) => Path.GetFileName(Path.TrimEndingDirectorySeparator(directory)) is { Length: > 0 } name ? name : "root";
}
