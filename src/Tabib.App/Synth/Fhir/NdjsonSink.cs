namespace Tabib.App.Synth.Fhir;

/// <summary>One file for each type, one resource a line.</summary>
internal sealed class NdjsonSink(OutputFolder folder) : ResourceSink
{
    /// <summary>Types whose files grow large; the others stay readable.</summary>
    private static readonly string[] Large = ["Observation", "DiagnosticReport", "Encounter", "MedicationRequest", "Immunization", "Procedure"];

    private readonly Dictionary<string, Stream> _files = new(StringComparer.Ordinal);
    private Stream? _current;

    public void Finish()
    {
        foreach (var file in _files.Values) file.Dispose();
        _files.Clear();
    }

    protected override void Open(string type, string id)
    {
        if (!_files.TryGetValue(type, out _current)) _files[type] = _current = folder.Create($"fhir/{type}.ndjson", isLarge: Large.Contains(type));
    }

    protected override void Close()
    {
        Json.Flush();
        _current!.Write(Buffer.WrittenSpan);
        _current.WriteByte((byte)'\n');
        Buffer.ResetWrittenCount();
        Json.Reset();
    }

    protected override string Target(string type, string id) => string.Concat(type, "/", id);
}
