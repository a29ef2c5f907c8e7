using System.Text;

namespace Tabib.Ingest.Hl7v2;

/// <summary>Separators (MSH-1, MSH-2) and character set (MSH-18) of a message, and what its escapes stand for.</summary>
/// <remarks>HL7 v2 chapter 2, "Use of escape sequences in text fields".</remarks>
/// <param name="Escape">NUL where the message has none.</param>
/// <param name="Subcomponent">NUL where the message has none.</param>
internal sealed record Hl7Encoding(char Field, char Component, char Repetition, char Escape, char Subcomponent, Encoding Text)
{
    private const int LongestEscape = 512;

    /// <summary>The text that the escapes stand for. Highlighting goes; an escape that means nothing known stays as it is.</summary>
    public string Unescape(ReadOnlySpan<char> text)
    {
        var at = Escape == '\0' ? -1 : text.IndexOf(Escape);
        if (at < 0) return text.ToString();
        var plain = new StringBuilder(text.Length);
        while (at >= 0)
        {
            plain.Append(text[..at]);
            var rest = text[(at + 1)..];
            var end = rest.IndexOf(Escape);
            if (end is >= 0 and <= LongestEscape && TryMeaning(rest[..end], out var meaning))
            {
                plain.Append(meaning);
                text = rest[(end + 1)..];
            }
            else
            {
                plain.Append(Escape);
                text = rest;
            }

            at = text.IndexOf(Escape);
        }

        return plain.Append(text).ToString();
    }

    private bool TryMeaning(ReadOnlySpan<char> escape, out string meaning)
    {
        meaning = escape switch
        {
            "F" => Field.ToString(),
            "S" => Component.ToString(),
            "T" => Subcomponent.ToString(),
            "R" => Repetition.ToString(),
            "E" => Escape.ToString(),
            "P" => "#",
            "H" or "N" or ".fi" or ".nf" => "",
            ".br" or ".ce" => "\n",
            _ => "",
        };
        if (meaning.Length > 0 || escape is "H" or "N" or ".fi" or ".nf") return true;
        if (escape.StartsWith(".sp", StringComparison.Ordinal))
        {
            meaning = "\n";
            return true;
        }

        if (escape.StartsWith(".in", StringComparison.Ordinal) || escape.StartsWith(".ti", StringComparison.Ordinal) || escape.StartsWith(".sk", StringComparison.Ordinal))
        {
            meaning = " ";
            return true;
        }

        return escape is ['X', .. var hex] && TryDecode(hex, out meaning);
    }

    private bool TryDecode(ReadOnlySpan<char> hex, out string text)
    {
        text = "";
        Span<byte> bytes = stackalloc byte[LongestEscape / 2];
        if (hex.IsEmpty || hex.Length % 2 != 0 || Convert.FromHexString(hex, bytes, out _, out var count) != System.Buffers.OperationStatus.Done) return false;
        try
        {
            text = Text.GetString(bytes[..count]);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
