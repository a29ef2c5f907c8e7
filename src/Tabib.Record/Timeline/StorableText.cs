namespace Tabib.Record.Timeline;

/// <summary>Text as a column can hold it.</summary>
internal static class StorableText
{
    /// <summary>DuckDB's appender ends a text at the first NUL, and a code that is cut off looks like another one: U+FFFD stands for it. FHIR allows no NUL, so this is never seen in good data.</summary>
    public static string? Of(string? text) => text is not null && text.Contains('\0', StringComparison.Ordinal) ? text.Replace('\0', '\uFFFD') : text;
}
