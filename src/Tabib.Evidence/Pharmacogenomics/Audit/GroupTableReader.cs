using Tabib.Core.Outcomes;

namespace Tabib.Evidence.Pharmacogenomics.Audit;

/// <summary>Reads a table of groups: a header #IID or IID (FID before it at will), then columns of names; one row a sample; empty, NA or . where the group is not known.</summary>
public static class GroupTableReader
{
    private const int MostColumns = 100;

    /// <summary>More are no groups but numbers or names.</summary>
    private const int MostGroups = 200;

    private const int LongestLine = 1 << 20;

    /// <exception cref="ProblemException">INP001: not there; PGX050: the table cannot be used.</exception>
    public static GroupTable Read(string path)
    {
        if (!File.Exists(path)) throw new ProblemException(new Problem("INP001", ProblemSeverity.Error, "The file does not exist.", new ProblemLocation(path)), ProblemKind.InputMissing);
        return Read(File.ReadLines(path), path);
    }

    /// <exception cref="ProblemException">PGX050: the table cannot be used.</exception>
    public static GroupTable Read(IEnumerable<string> lines, string path)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var number = 0;
        ProblemException Fault(string message, string? hint = null) => new(new Problem("PGX050", ProblemSeverity.Error, message, new ProblemLocation(path, number), hint ?? "The table begins with #IID and names its columns; one row a sample."));
        string[]? header = null;
        var (idAt, isTabbed) = (0, false);
        var names = new List<Dictionary<string, int>>();
        var samples = new Dictionary<string, int[]>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            number++;
            if (line.Length > LongestLine) throw Fault("The line is too long.");
            if (string.IsNullOrWhiteSpace(line) || line.StartsWith("##", StringComparison.Ordinal)) continue;
            if (header is null)
            {
                isTabbed = line.Contains('\t', StringComparison.Ordinal);
                header = Split(line, isTabbed);
                header[0] = header[0].TrimStart('\uFEFF', '#');
                idAt = header[0] == "FID" ? 1 : 0;
                if (header.Length <= idAt || header[idAt] != "IID") throw Fault($"The header begins with '{header[0]}'.");
                if (header.Length == idAt + 1) throw Fault("The table has no column of groups.");
                if (header.Length > MostColumns) throw Fault($"The table has more than {MostColumns} columns.");
                if (header.Distinct(StringComparer.Ordinal).Count() != header.Length || header.Contains("")) throw Fault("Each column needs a name of its own.");
                for (var i = idAt + 1; i < header.Length; i++) names.Add(new Dictionary<string, int>(StringComparer.Ordinal));
                continue;
            }

            var fields = Split(line, isTabbed);
            if (fields.Length != header.Length) throw Fault($"The row has {fields.Length} fields and the header {header.Length}.", "One value a column, parted by tabs; write NA where the group is not known.");
            var groups = new int[names.Count];
            for (var column = 0; column < groups.Length; column++)
            {
                var name = fields[idAt + 1 + column];
                if (name is "" or "NA" or ".") groups[column] = -1;
                else if (!names[column].TryGetValue(name, out groups[column])) names[column][name] = groups[column] = names[column].Count;
                if (names[column].Count > MostGroups) throw Fault($"The column {header[idAt + 1 + column]} has more than {MostGroups} groups.", "Part numbers into classes, and leave out columns that are no groups.");
            }

            if (fields[idAt].Length == 0 || !samples.TryAdd(fields[idAt], groups)) throw Fault($"The sample '{fields[idAt]}' is there twice, or has no name.", "Which of the rows holds cannot be told: keep one.");
        }

        if (header is null) throw Fault("The table is empty.");
        return InOrder([.. header.Skip(idAt + 1)], names, samples);
    }

    private static string[] Split(string line, bool isTabbed) =>
        isTabbed ? line.TrimEnd('\r').Split('\t', StringSplitOptions.TrimEntries) : line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The order of rows does not matter.</summary>
    private static GroupTable InOrder(string[] columns, List<Dictionary<string, int>> names, Dictionary<string, int[]> samples)
    {
        var ordered = names.Select(groups => groups.Keys.Order(StringComparer.Ordinal).ToArray()).ToArray();
        var places = names.Select((groups, column) => groups.OrderBy(pair => pair.Value).Select(pair => Array.IndexOf(ordered[column], pair.Key)).ToArray()).ToArray();
        foreach (var groups in samples.Values)
        {
            for (var column = 0; column < groups.Length; column++)
            {
                if (groups[column] >= 0) groups[column] = places[column][groups[column]];
            }
        }

        return new GroupTable(columns, ordered, samples);
    }
}
