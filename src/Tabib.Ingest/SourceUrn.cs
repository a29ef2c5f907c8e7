namespace Tabib.Ingest;

/// <summary>Namespaces of names that mean something within one source only: two hospitals may both have a patient 12345, and both call their numbers MRN.</summary>
internal static class SourceUrn
{
    public static string Of(string source, params ReadOnlySpan<string> parts)
    {
        var urn = "urn:tabib:" + Uri.EscapeDataString(source);
        foreach (var part in parts) urn += ":" + Uri.EscapeDataString(part);
        return urn;
    }
}
