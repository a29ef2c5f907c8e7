using Tabib.Core.Facts;

namespace Tabib.Ingest.Fhir;

/// <summary>Finds the reference strings that only mean something inside their Bundle (urn:uuid, urn:oid) or by a search (Type?...).</summary>
public static class ReferenceScanner
{
    /// <param name="json">A resource of valid JSON.</param>
    /// <param name="found">Ranges within <paramref name="json"/> of the contents of the strings, in order.</param>
    public static void FindOpen(ReadOnlySpan<byte> json, ICollection<TextSlice> found)
    {
        var from = 0;
        while (true)
        {
            var at = json[from..].IndexOf("\"reference\""u8);
            if (at < 0) return;
            from += at + "\"reference\"".Length;
            var start = SkipToString(json, from);
            if (start < 0) continue;
            var length = json[start..].IndexOf((byte)'"');
            if (length < 0) return;
            var value = json.Slice(start, length);
            if (IsOpen(value)) found.Add(new TextSlice(start, length));
            from = start + length;
        }
    }

    public static bool IsOpen(ReadOnlySpan<byte> reference) => reference.StartsWith("urn:"u8) || (reference.IndexOf((byte)'?') > 0 && !reference.Contains((byte)'\\'));

    private static int SkipToString(ReadOnlySpan<byte> json, int at)
    {
        while (at < json.Length && json[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') at++;
        if (at >= json.Length || json[at] != ':') return -1;
        at++;
        while (at < json.Length && json[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') at++;
        return at < json.Length && json[at] == '"' ? at + 1 : -1;
    }
}
