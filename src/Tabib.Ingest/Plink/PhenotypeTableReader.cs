using System.Buffers.Text;
using System.Text;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Plink;

/// <summary>Tables of traits and covariates: a header #IID or IID (FID before it at will), then names; one row a sample; NA, nan, . or -9 where missing.</summary>
public static class PhenotypeTableReader
{
    private const int MostColumns = 100_000;

    /// <summary>The names of the columns after the identifiers.</summary>
    /// <exception cref="ProblemException">ASC001: the table has no such header, or cannot be read.</exception>
    public static IReadOnlyList<string> ReadHeader(string path)
    {
        using var lines = Open(path);
        return Header(lines, out _);
    }

    /// <param name="columns">Names of the columns wanted, all in the header; null for all.</param>
    /// <exception cref="ProblemException">ASC001 to ASC004: no table, a row of another width, a value that is no number, a sample twice.</exception>
    public static PhenotypeTable Read(string path, IReadOnlyList<string>? columns = null)
    {
        using var lines = Open(path);
        return Read(lines, columns);
    }

    internal static PhenotypeTable Read(PlinkTextLines lines, IReadOnlyList<string>? columns)
    {
        var names = Header(lines, out var hasFamilies);
        columns ??= names;
        var first = hasFamilies ? 2 : 1;
        var slot = new int[names.Count];
        for (var i = 0; i < slot.Length; i++) slot[i] = columns.ToList().IndexOf(names[i]);
        var rows = new PhenotypeRows(columns, hasFamilies);
        var fields = new Range[first + names.Count + 1];
        while (lines.Next(out var line))
        {
            if (line.IsEmpty) continue;
            var count = Split(line, fields);
            if (count != fields.Length - 1) throw lines.Fault("ASC002", $"The row has {count} fields and the header {fields.Length - 1}.", "One value a column, parted by tabs; write NA where one is missing.");
            if (!rows.AddSample(hasFamilies ? line[fields[0]] : default, line[fields[first - 1]])) throw lines.Fault("ASC004", $"The sample {Encoding.UTF8.GetString(line[fields[first - 1]])} is there twice.", "Which of the rows holds cannot be told: keep one.");
            for (var i = 0; i < slot.Length; i++)
            {
                if (slot[i] < 0) continue;
                var text = line[fields[first + i]];
                if (!rows.AddValue(slot[i], text)) throw lines.Fault("ASC003", $"'{Encoding.UTF8.GetString(text[..Math.Min(40, text.Length)])}' of {names[i]} is no number.", "Code words as numbers (one 0/1 column for each but one); write NA where a value is missing.");
            }
        }

        return rows.ToTable(lines.File);
    }

    private static PlinkTextLines Open(string path)
    {
        try
        {
            return new PlinkTextLines(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(new Problem("ASC001", ProblemSeverity.Fatal, "The table cannot be read.", new ProblemLocation(path), "Check the path and its permissions."), ProblemKind.InputMissing, fault);
        }
    }

    private static List<string> Header(PlinkTextLines lines, out bool hasFamilies)
    {
        hasFamilies = false;
        var line = ReadOnlySpan<byte>.Empty;
        while (line.IsEmpty || line.StartsWith("##"u8))
        {
            if (!lines.Next(out line)) throw lines.Fault("ASC001", "The table is empty.", "Its header begins with #IID, IID, or FID IID.");
        }

        if (line.StartsWith("\xEF\xBB\xBF"u8)) line = line[3..];
        var fields = new Range[MostColumns];
        var count = Split(line, fields);
        if (count == 0) throw lines.Fault("ASC001", "The header is blank.", "It begins with #IID, IID, or FID IID.");
        var names = new List<string>(count);
        for (var i = 0; i < count; i++) names.Add(Encoding.UTF8.GetString(line[fields[i]]));
        names[0] = names[0].TrimStart('#');
        hasFamilies = names[0] == "FID";
        var idAt = hasFamilies ? 1 : 0;
        if (names.Count <= idAt || names[idAt] != "IID") throw lines.Fault("ASC001", $"The header begins with '{names[0]}'.", "It must begin with #IID, IID, or FID IID, and name the other columns.");
        if (count == MostColumns) throw lines.Fault("ASC001", $"The table has {MostColumns:N0} columns or more.", "Split it.");
        names.RemoveRange(0, idAt + 1);
        var twice = names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1)?.Key;
        if (twice is not null) throw lines.Fault("ASC001", $"Two columns are called {twice}.", "Rename one of them.");
        return names;
    }

    /// <summary>By tabs where the line has any (an empty field stays a field), else by blanks.</summary>
    private static int Split(ReadOnlySpan<byte> line, Span<Range> fields)
    {
        if (!line.Contains((byte)'\t')) return PlinkFields.Split(line, fields);
        var count = 0;
        foreach (var field in line.Split((byte)'\t'))
        {
            if (count == fields.Length) break;
            fields[count++] = field;
        }

        return count;
    }

    internal static bool TryNumber(ReadOnlySpan<byte> text, out double value)
    {
        value = double.NaN;
        if (text is [] or [(byte)'.'] || text.SequenceEqual("NA"u8) || text.SequenceEqual("na"u8) || text.SequenceEqual("NaN"u8) || text.SequenceEqual("nan"u8)) return true;
        if (text[0] == (byte)'+') text = text[1..];
        return Utf8Parser.TryParse(text, out value, out var used) && used == text.Length && double.IsFinite(value);
    }
}
