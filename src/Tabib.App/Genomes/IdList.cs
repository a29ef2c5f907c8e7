using Tabib.Core.Outcomes;

namespace Tabib.App.Genomes;

/// <summary>A file of identifiers, one a line; a header that begins with # is left out.</summary>
internal static class IdList
{
    /// <returns>The first two fields of each line at most; null where no file is named.</returns>
    /// <exception cref="ProblemException">GEN004: the file cannot be read.</exception>
    public static IEnumerable<string[]>? Read(string? path)
    {
        if (path is null) return null;
        try
        {
            return [.. File.ReadLines(path)
                .Where(line => line.Length > 0 && line[0] != '#')
                .Select(line => line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
                .Where(fields => fields.Length > 0)
                .Select(fields => fields.Length > 2 ? fields[..2] : fields)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(new Problem("GEN004", ProblemSeverity.Fatal, "The list cannot be read.", new ProblemLocation(path), "Check the path and its permissions."), ProblemKind.InputMissing, fault);
        }
    }
}
