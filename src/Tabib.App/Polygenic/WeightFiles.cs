using Tabib.Core.Outcomes;

namespace Tabib.App.Polygenic;

/// <summary>The weight files that a command line names.</summary>
internal static class WeightFiles
{
    private static readonly string[] Endings = [".gz", ".bgz", ".zst", ".txt", ".tsv", ".scorefile", ".score"];

    /// <returns>Paths; of folders, all files in them, by name.</returns>
    /// <exception cref="ProblemException">INP001: one is not there.</exception>
    public static IReadOnlyList<string> Find(IReadOnlyList<string> given)
    {
        var files = new List<string>();
        foreach (var path in given)
        {
            if (Directory.Exists(path)) files.AddRange(Directory.EnumerateFiles(path).Order(StringComparer.Ordinal));
            else if (File.Exists(path)) files.Add(path);
            else throw new ProblemException(new Problem("INP001", ProblemSeverity.Fatal, "There is no such file.", new ProblemLocation(path), "Check the spelling; paths are relative to where you are."), ProblemKind.InputMissing);
        }

        if (files.Count == 0) throw new ProblemException(new Problem("PGS006", ProblemSeverity.Fatal, "The folder holds no weight files.", new ProblemLocation(given[0])), ProblemKind.InputMissing);
        return files;
    }

    /// <summary>Bytes of matched weights that the largest of the files makes at most.</summary>
    public static long LargestBytes(IReadOnlyList<string> files) => (long)files.Max(WeightBytes);

    /// <summary>Bytes of matched weights for each byte of a weight file; compressed files hold more.</summary>
    public static double WeightBytes(string file)
    {
        const double perByte = 1, perCompressedByte = 4;
        return new FileInfo(file).Length * (file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".zst", StringComparison.OrdinalIgnoreCase) ? perCompressedByte : perByte);
    }

    /// <summary>The name of a score that has none of its own.</summary>
    public static string NameOf(string path)
    {
        var name = Path.GetFileName(path);
        while (Array.Find(Endings, ending => name.Length > ending.Length && name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) is { } ending) name = name[..^ending.Length];
        return name;
    }
}
