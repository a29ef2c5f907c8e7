namespace Tabib.Ingest.Plink;

/// <summary>Splits lines at blanks and tabs, any number of them, as PLINK does.</summary>
internal static class PlinkFields
{
    /// <returns>Number of fields found, at most the length of <paramref name="fields"/>.</returns>
    public static int Split(ReadOnlySpan<byte> line, Span<Range> fields)
    {
        var count = 0;
        var at = 0;
        while (count < fields.Length)
        {
            while (at < line.Length && line[at] is (byte)' ' or (byte)'\t') at++;
            if (at == line.Length) break;
            var end = EndOf(line, at);
            fields[count++] = at..end;
            at = end;
        }

        return count;
    }

    /// <summary>Most fields are of few bytes: a loop is over before a search by vectors has begun.</summary>
    private static int EndOf(ReadOnlySpan<byte> line, int at)
    {
        var near = Math.Min(line.Length, at + 16);
        for (; at < near; at++)
            if (line[at] is (byte)' ' or (byte)'\t') return at;
        var length = line[at..].IndexOfAny((byte)' ', (byte)'\t');
        return length < 0 ? line.Length : at + length;
    }
}
