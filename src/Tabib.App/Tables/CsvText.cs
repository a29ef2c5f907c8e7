namespace Tabib.App.Tables;

/// <summary>Fields of a CSV file that a command writes.</summary>
internal static class CsvText
{
    /// <summary>In quotation marks where the field would be taken for more than one.</summary>
    public static string Quoted(string field) => field.AsSpan().ContainsAny(",\"\n\r") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
