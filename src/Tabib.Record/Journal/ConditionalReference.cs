using System.Text;
using Tabib.Core.Identity;

namespace Tabib.Record.Journal;

/// <summary>A reference by identifier: Type?identifier=system|value.</summary>
internal static class ConditionalReference
{
    private const string Search = "?identifier=";

    /// <returns>False for any other reference.</returns>
    public static bool TryRead(ReadOnlySpan<byte> reference, out string type, out Identifier identifier)
    {
        (type, identifier) = ("", default);
        var text = Encoding.UTF8.GetString(reference);
        var at = text.IndexOf(Search, StringComparison.Ordinal);
        if (at <= 0) return false;
        var value = text[(at + Search.Length)..];
        var end = value.IndexOf('&', StringComparison.Ordinal);
        var parts = (end < 0 ? value : value[..end]).Replace("%7C", "|", StringComparison.OrdinalIgnoreCase).Split('|', 2);
        if (parts.Length != 2 || parts[1].Length == 0) return false;
        type = text[..at];
        identifier = new Identifier(Uri.UnescapeDataString(parts[0]), Uri.UnescapeDataString(parts[1]));
        return true;
    }
}
