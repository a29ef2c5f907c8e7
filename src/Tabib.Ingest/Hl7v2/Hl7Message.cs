using System.Text;

namespace Tabib.Ingest.Hl7v2;

/// <summary>A message as segments.</summary>
internal sealed class Hl7Message
{
    private static readonly Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    private Hl7Message(IReadOnlyList<Hl7Segment> segments) => Segments = segments;

    public IReadOnlyList<Hl7Segment> Segments { get; }

    public Hl7Segment Header => Segments[0];

    /// <summary>Such as ORU.</summary>
    public string Type => Header[9].Component(1).Value;

    /// <summary>Such as R01; of the event segment where the header does not say it.</summary>
    public string Event => Header[9].Component(2).Value is { Length: > 0 } trigger ? trigger : Find("EVN")?[1].Value ?? "";

    public string ControlId => Header[10].Value;

    /// <summary>Application and facility.</summary>
    public string Sender => $"{Header[3].Component(1).Value}|{Header[4].Component(1).Value}";

    public Hl7Segment? Find(string name) => Segments.FirstOrDefault(segment => segment.Name == name);

    /// <param name="line">Of the first segment.</param>
    /// <exception cref="MessageFaultException">HL7003 to HL7006: it cannot be read as a message.</exception>
    public static Hl7Message Parse(ReadOnlySpan<byte> bytes, long line)
    {
        var encoding = EncodingOf(bytes, line);
        string text;
        try
        {
            text = encoding.Text.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new MessageFaultException("HL7006", "The text is not in the character set that it states (UTF-8 where it states none).", line, "MSH-18", "State the character set in MSH-18, or convert the file to UTF-8.");
        }

        var segments = new List<Hl7Segment>();
        var rest = text.AsMemory();
        while (!rest.IsEmpty)
        {
            var end = rest.Span.IndexOfAny('\r', '\n');
            var segment = end < 0 ? rest : rest[..end];
            if (!segment.Span.Trim().IsEmpty) segments.Add(Segment(segment, encoding, line));
            if (end < 0) break;
            var width = rest.Span[end] == '\r' && end + 1 < rest.Length && rest.Span[end + 1] == '\n' ? 2 : 1;
            rest = rest[(end + width)..];
            line++;
        }

        return new Hl7Message(segments);
    }

    private static Hl7Segment Segment(ReadOnlyMemory<char> text, Hl7Encoding encoding, long line)
    {
        var span = text.Span;
        if (span.Length < 3 || !char.IsAsciiLetterUpper(span[0]) || !IsNamePart(span[1]) || !IsNamePart(span[2]) || (span.Length > 3 && span[3] != encoding.Field))
            throw new MessageFaultException("HL7003", "This is no segment: three letters or digits and a field separator are expected.", line, null, "A line end within a text must be written as an escape (.br).");
        return new Hl7Segment(text, encoding, line);
    }

    private static bool IsNamePart(char c) => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c);

    private static Hl7Encoding EncodingOf(ReadOnlySpan<byte> bytes, long line)
    {
        var end = bytes.IndexOfAny((byte)'\r', (byte)'\n');
        var header = Encoding.Latin1.GetString(end < 0 ? bytes : bytes[..end]);
        var field = header[3];
        var fields = header.Split(field);
        var marks = fields.Length > 1 ? fields[1] : "";
        if (!IsSeparator(field) || marks.Length is < 1 or > 5 || !marks.All(IsSeparator) || marks.Contains(field, StringComparison.Ordinal) || marks.Distinct().Count() < marks.Length)
            throw new MessageFaultException("HL7004", "The separators of the message cannot be understood.", line, "MSH-2", "MSH-1 is usually | and MSH-2 ^~\\&.");
        return new Hl7Encoding(field, marks[0], At(marks, 1), At(marks, 2), At(marks, 3), CharacterSet(fields.Length > 17 ? fields[17].Split(At(marks, 1) == '\0' ? field : marks[1])[0].Trim() : "", line));
    }

    private static char At(string marks, int index) => index < marks.Length ? marks[index] : '\0';

    private static bool IsSeparator(char c) => c is > ' ' and < '\u007F' && !char.IsAsciiLetterOrDigit(c) && c != '"';

    private static Encoding CharacterSet(string name, long line) => name switch
    {
        "" or "ASCII" or "UNICODE UTF-8" or "UNICODE" or "UTF-8" or "UTF8" => Utf8,
        "8859/1" or "8859-1" or "ISO-8859-1" => Encoding.Latin1,
        _ => throw new MessageFaultException("HL7005", "The character set of the message is not read.", line, "MSH-18", "UNICODE UTF-8, ASCII and 8859/1 are; convert the file to UTF-8."),
    };
}
