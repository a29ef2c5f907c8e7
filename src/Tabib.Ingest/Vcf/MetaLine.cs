using System.Diagnostics.CodeAnalysis;

namespace Tabib.Ingest.Vcf;

/// <summary>A structured meta-information line: ##contig=&lt;ID=1,length=249250621&gt;.</summary>
internal static class MetaLine
{
    /// <param name="text">From the opening to the closing bracket.</param>
    /// <returns>False where brackets, quotes or equal signs are missing, or a key is there twice.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, [NotNullWhen(true)] out Dictionary<string, string>? values)
    {
        values = null;
        if (text is not ['<', .., '>']) return false;
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        text = text[1..^1];
        while (!text.IsEmpty)
        {
            var equals = text.IndexOf('=');
            if (equals < 1 || text[..equals].Contains(',')) return false;
            var key = text[..equals].Trim().ToString();
            text = text[(equals + 1)..];
            var end = text is ['"', ..] ? EndOfQuoted(text) : text.IndexOf(',') is >= 0 and var comma ? comma : text.Length;
            if (end < 0 || !found.TryAdd(key, text[..end].Trim('"').ToString())) return false;
            text = text[end..];
            if (text.IsEmpty) break;
            if (text[0] != ',') return false;
            text = text[1..];
        }

        values = found;
        return true;
    }

    /// <returns>Index behind the closing quote; −1 where there is none.</returns>
    private static int EndOfQuoted(ReadOnlySpan<char> text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == '\\') i++;
            else if (text[i] == '"') return i + 1;
        }

        return -1;
    }
}
