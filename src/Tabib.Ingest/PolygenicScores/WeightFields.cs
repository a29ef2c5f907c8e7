namespace Tabib.Ingest.PolygenicScores;

/// <summary>Finds where the fields of a line end. A field that is not there ends, as an empty one, with the line.</summary>
internal static class WeightFields
{
    /// <returns>Number of fields found, at most the number of <paramref name="ends"/>.</returns>
    public static int SplitAtTabs(ReadOnlySpan<byte> line, Span<int> ends)
    {
        var start = 0;
        for (var i = 0; i < ends.Length; i++)
        {
            var length = line[start..].IndexOf((byte)'\t');
            if (length < 0)
            {
                ends[i..].Fill(line.Length);
                return i + 1;
            }

            ends[i] = start + length;
            start += length + 1;
        }

        return ends.Length;
    }

    /// <summary>Any number of blanks is one separator.</summary>
    public static int SplitAtBlanks(ReadOnlySpan<byte> line, Span<int> ends)
    {
        var at = 0;
        for (var i = 0; i < ends.Length; i++)
        {
            while (at < line.Length && line[at] == ' ') at++;
            if (at == line.Length)
            {
                ends[i..].Fill(line.Length);
                return i;
            }

            var length = line[at..].IndexOf((byte)' ');
            at = length < 0 ? line.Length : at + length;
            ends[i] = at;
        }

        return ends.Length;
    }
}
