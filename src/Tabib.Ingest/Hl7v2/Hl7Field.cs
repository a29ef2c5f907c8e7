namespace Tabib.Ingest.Hl7v2;

/// <summary>A field of a segment, or a part of one.</summary>
internal readonly struct Hl7Field(ReadOnlyMemory<char> text, Hl7Encoding encoding)
{
    /// <summary>Nothing stated: what was known stays as it was.</summary>
    public bool IsEmpty => text.IsEmpty;

    /// <summary>Two quotes: what was known is to be deleted.</summary>
    public bool IsDelete => text.Span is "\"\"";

    /// <summary>Something is stated.</summary>
    public bool HasValue => !IsEmpty && !IsDelete;

    /// <summary>The raw text.</summary>
    public ReadOnlySpan<char> Raw => text.Span;

    /// <summary>The text of the first subcomponent, trimmed; empty for a deletion.</summary>
    public string Value => HasValue ? encoding.Unescape(Part(text, encoding.Subcomponent, 1).Span.Trim()) : "";

    /// <summary>All of the text, with separators that its sender forgot to escape.</summary>
    public string Whole => HasValue ? encoding.Unescape(text.Span) : "";

    /// <summary>The repetitions that state something.</summary>
    public IEnumerable<Hl7Field> Repetitions
    {
        get
        {
            for (var i = 1; i <= Count(encoding.Repetition); i++)
            {
                var repetition = new Hl7Field(Part(text, encoding.Repetition, i), encoding);
                if (repetition.HasValue) yield return repetition;
            }
        }
    }

    /// <summary>The first repetition.</summary>
    public Hl7Field First => new(Part(text, encoding.Repetition, 1), encoding);

    /// <param name="number">From 1.</param>
    public Hl7Field Component(int number) => new(Part(text, encoding.Component, number), encoding);

    /// <param name="number">From 1.</param>
    public Hl7Field Subcomponent(int number) => new(Part(text, encoding.Subcomponent, number), encoding);

    private int Count(char separator) => text.Span.Count(separator) + 1;

    private static ReadOnlyMemory<char> Part(ReadOnlyMemory<char> text, char separator, int number)
    {
        if (separator == '\0') return number == 1 ? text : default;
        while (true)
        {
            var end = text.Span.IndexOf(separator);
            if (number == 1) return end < 0 ? text : text[..end];
            if (end < 0) return default;
            text = text[(end + 1)..];
            number--;
        }
    }
}
