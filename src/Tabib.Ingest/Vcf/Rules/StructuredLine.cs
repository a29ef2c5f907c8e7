namespace Tabib.Ingest.Vcf.Rules;

/// <summary>The fields of a structured line of the header in their order, with what <see cref="MetaLine"/> does not keep: which stand in quotes, and lists in square brackets.</summary>
internal sealed class StructuredLine
{
    private readonly List<(string Key, string Value, bool IsQuoted)> _fields = [];

    private StructuredLine()
    {
    }

    public IReadOnlyList<string> Keys => [.. _fields.Select(pair => pair.Key)];

    /// <summary>Without its quotes; empty where the line does not have it.</summary>
    public string this[string key] => _fields.Find(pair => pair.Key == key).Value ?? "";

    public bool Has(string key) => _fields.Exists(pair => pair.Key == key);

    public bool IsQuoted(string key) => _fields.Exists(pair => pair.Key == key && pair.IsQuoted);

    /// <returns>Null where brackets, quotes or equal signs are missing, or a key is there twice.</returns>
    public static StructuredLine? TryRead(string text)
    {
        if (text is not ['<', .., '>']) return null;
        var line = new StructuredLine();
        var rest = text.AsSpan()[1..^1];
        while (!rest.IsEmpty)
        {
            var equals = rest.IndexOf('=');
            if (equals < 1 || rest[..equals].ContainsAny(',', '"')) return null;
            var key = rest[..equals].Trim().ToString();
            rest = rest[(equals + 1)..];
            var end = EndOf(rest);
            if (end < 0 || line.Has(key) || (end < rest.Length && rest[end] != ',')) return null;
            var isQuoted = rest is ['"', ..];
            line._fields.Add((key, isQuoted ? rest[1..(end - 1)].ToString() : rest[..end].ToString(), isQuoted));
            if (end == rest.Length) break;
            rest = rest[(end + 1)..];
            if (rest.IsEmpty) return null;
        }

        return line;
    }

    /// <returns>Index behind the value; −1 where its quotes or brackets do not close.</returns>
    private static int EndOf(ReadOnlySpan<char> text)
    {
        if (text is ['[', ..]) return text.IndexOf(']') + 1 is > 0 and var end ? end : -1;
        if (text is not ['"', ..]) return text.IndexOf(',') is >= 0 and var comma ? comma : text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == '\\') i++;
            else if (text[i] == '"') return i + 1;
        }

        return -1;
    }
}
