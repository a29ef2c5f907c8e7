using System.Net;

namespace Tabib.Core.Units;

/// <summary>Walks the start tags of the UCUM essence file.</summary>
/// <remarks>A general XML reader adds some 25 ms to the first unit of a short command; this file is embedded, fixed and simple.</remarks>
internal ref struct EssenceReader(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> _rest = text;
    private ReadOnlySpan<char> _attributes;

    /// <summary>Name of the start tag that was read last.</summary>
    public ReadOnlySpan<char> Tag { get; private set; }

    /// <summary>Moves to the next start tag; false at the end.</summary>
    public bool Read()
    {
        while (true)
        {
            var open = _rest.IndexOf('<');
            if (open < 0) return false;
            _rest = _rest[(open + 1)..];
            if (_rest.StartsWith("!--", StringComparison.Ordinal))
            {
                _rest = _rest[(_rest.IndexOf("-->", StringComparison.Ordinal) + 3)..];
                continue;
            }

            var close = _rest.IndexOf('>');
            if (close < 0) throw new InvalidDataException("The unit definitions end inside a tag.");
            var tag = _rest[..close];
            _rest = _rest[(close + 1)..];
            if (tag is ['/' or '?' or '!', ..]) continue;
            var nameEnd = tag.IndexOfAny(" \r\n\t/");
            Tag = nameEnd < 0 ? tag : tag[..nameEnd];
            _attributes = nameEnd < 0 ? [] : tag[nameEnd..];
            return true;
        }
    }

    /// <summary>Moves on to the next start tag of a name.</summary>
    public void ReadTo(string tag)
    {
        while (Read())
        {
            if (Tag.SequenceEqual(tag)) return;
        }

        throw new InvalidDataException($"The unit definitions lack <{tag}>.");
    }

    /// <summary>The text up to the next tag.</summary>
    public readonly string Content() => Decoded(_rest[.._rest.IndexOf('<')]);

    public readonly string Attribute(string name) => FindAttribute(name)
        ?? throw new InvalidDataException($"The unit definitions lack '{name}' in <{Tag}>.");

    public readonly string? FindAttribute(string name)
    {
        var rest = _attributes;
        while (true)
        {
            var equals = rest.IndexOf('=');
            if (equals < 0) return null;
            var key = rest[..equals].Trim();
            var quote = rest[equals + 1];
            rest = rest[(equals + 2)..];
            var end = rest.IndexOf(quote);
            if (key.SequenceEqual(name)) return Decoded(rest[..end]);
            rest = rest[(end + 1)..];
        }
    }

    private static string Decoded(ReadOnlySpan<char> raw) => raw.Contains('&') ? WebUtility.HtmlDecode(raw.ToString()) : raw.ToString();
}
