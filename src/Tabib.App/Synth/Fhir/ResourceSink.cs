using System.Buffers;
using System.Text.Json;

namespace Tabib.App.Synth.Fhir;

/// <summary>Where resources go: a line each in a file by type, or entries of one Bundle.</summary>
internal abstract class ResourceSink
{
    // Most resources name the patient and the visit that the one before named.
    private string _patient = "";
    private string _patientTarget = "";
    private string _visitor = "";
    private int _visit = -1;
    private string _visitTarget = "";

    protected ResourceSink() => Json = new Utf8JsonWriter(Buffer, new JsonWriterOptions { SkipValidation = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public Utf8JsonWriter Json { get; }

    /// <summary>Resources written so far.</summary>
    public long Count { get; private set; }

    protected ArrayBufferWriter<byte> Buffer { get; } = new(1 << 16);

    /// <summary>Begins a resource; its elements are then written to <see cref="Json"/>.</summary>
    public void Begin(string type, string id)
    {
        Count++;
        Open(type, id);
        Json.WriteStartObject();
        Json.WriteString("resourceType"u8, type);
        Json.WriteString("id"u8, id);
    }

    public void End()
    {
        Json.WriteEndObject();
        Close();
    }

    /// <summary>The patient whose resource it is.</summary>
    public void Subject(ReadOnlySpan<byte> property, string id)
    {
        if (_patient != id) (_patient, _patientTarget) = (id, Target("Patient", id));
        Write(property, _patientTarget);
    }

    /// <summary>The visit of the patient that the resource belongs to.</summary>
    public void Visit(string patient, int visit)
    {
        if (_visit != visit || _visitor != patient) (_visit, _visitor, _visitTarget) = (visit, patient, Target("Encounter", EncounterJson.IdOf(patient, visit)));
        Write("encounter"u8, _visitTarget);
    }

    /// <summary>A reference in a list to a resource of the same patient.</summary>
    public void Reference(string type, string id)
    {
        Json.WriteStartObject();
        Json.WriteString("reference"u8, Target(type, id));
        Json.WriteEndObject();
    }

    /// <summary>A reference to a clinician or a hospital, which are resources of their own everywhere.</summary>
    public void Shared(ReadOnlySpan<byte> property, string type, string id) => Write(property, string.Concat(type, "/", id));

    protected abstract void Open(string type, string id);

    protected abstract void Close();

    protected abstract string Target(string type, string id);

    private void Write(ReadOnlySpan<byte> property, string target)
    {
        Json.WriteStartObject(property);
        Json.WriteString("reference"u8, target);
        Json.WriteEndObject();
    }
}
