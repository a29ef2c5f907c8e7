namespace Tabib.Ingest.Hl7v2;

/// <summary>One line of a message.</summary>
internal sealed class Hl7Segment(ReadOnlyMemory<char> text, Hl7Encoding encoding, long line)
{
    private const int NameLength = 3;

    private readonly List<ReadOnlyMemory<char>> _fields = Split(text, encoding.Field);

    public string Name { get; } = text.Span[..NameLength].ToString();

    /// <summary>1-based, in the file.</summary>
    public long Line => line;

    /// <param name="number">As HL7 counts: from 1; in MSH the separator itself is the first.</param>
    public Hl7Field this[int number]
    {
        get
        {
            var index = Name == "MSH" ? number - 1 : number;
            return new Hl7Field(index < _fields.Count ? _fields[index] : default, encoding);
        }
    }

    /// <summary>The place of a field for messages.</summary>
    public string Path(int number) => $"{Name}-{number}";

    private static List<ReadOnlyMemory<char>> Split(ReadOnlyMemory<char> text, char separator)
    {
        var fields = new List<ReadOnlyMemory<char>>();
        while (true)
        {
            var end = text.Span.IndexOf(separator);
            fields.Add(end < 0 ? text : text[..end]);
            if (end < 0) return fields;
            text = text[(end + 1)..];
        }
    }
}
