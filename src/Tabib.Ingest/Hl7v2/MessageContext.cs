using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Hl7v2;

/// <summary>One message on its way to resources: what all mappers share.</summary>
internal sealed class MessageContext
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly FeedContext _feed;
    private readonly ProducedResources _resources;
    private readonly ICollection<Problem> _problems;
    private readonly StoredResource _stored;
    private readonly Dictionary<(string Type, string Id), byte[]> _changed = [];
    private readonly TimeSpan? _sent;

    public MessageContext(FeedContext feed, Hl7Message message, ProducedResources resources, ICollection<Problem> problems, StoredResource stored)
    {
        (_feed, Message, _resources, _problems, _stored) = (feed, message, resources, problems, stored);
        var time = message.Header[7].Component(1).Value;
        var sign = time.AsSpan().IndexOfAny('+', '-');
        if (sign > 0 && LocalZone.TryReadOffset(time.AsSpan(sign), out var offset)) _sent = offset;
    }

    public Hl7Message Message { get; }

    /// <summary>References to the resources made so far.</summary>
    public List<string> Targets { get; } = [];

    public Hl7v2Mapping Mapping => _feed.Mapping;

    public ClinicalUnits Units => _feed.Units;

    /// <summary>Name of the source, for names that mean something within it only.</summary>
    public string Source => _feed.Source;

    /// <summary>The sending facility, else the application.</summary>
    public string Facility => Message.Header[4].Component(1).Value is { Length: > 0 } facility ? facility : Message.Header[3].Component(1).Value;

    /// <summary>When the message was sent; null where it does not say.</summary>
    public Hl7Time? Sent => Time(Message.Header, 7);

    /// <summary>A time; null where none is stated.</summary>
    /// <exception cref="MessageFaultException">HL7012: no time, or one that does not exist.</exception>
    public Hl7Time? Time(Hl7Segment segment, int field) => Time(segment, field, segment[field].First);

    /// <inheritdoc cref="Time(Hl7Segment, int)"/>
    public Hl7Time? Time(Hl7Segment segment, int field, Hl7Field text)
    {
        if (!text.HasValue) return null;
        if (!Hl7Time.TryRead(text.Component(1).Value, _sent, _feed.Zone, out var time))
            throw new MessageFaultException("HL7012", "This is no time, or names a day that does not exist.", segment.Line, segment.Path(field), "YYYYMMDDHHMMSS with an offset such as +0500 is expected, or less of it.");
        if (time.IsZoneAssumed && !_feed.ZoneIsTold) Tell("HL7023", "Times are without a time zone: UTC is taken.", segment, field, "Say it with --time-zone, such as +05:00 or Asia/Tashkent.");
        _feed.ZoneIsTold |= time.IsZoneAssumed;
        return time;
    }

    public JsonObject State(string type, string id) =>
        _changed.TryGetValue((type, id), out var json) ? (JsonObject)JsonNode.Parse(json)! : _feed.States.Get(type, id, _stored);

    /// <summary>Starts a resource that this message states completely.</summary>
    public Utf8JsonWriter Begin(string type, string id)
    {
        Targets.Add($"{type}/{id}");
        return _resources.Begin(type, id);
    }

    public void End(long line) => _resources.End(line);

    /// <summary>Writes a resource as it is after this message.</summary>
    /// <param name="elements">The order in which its elements are written; others are left out.</param>
    public void Write(string type, string id, JsonObject state, IReadOnlyList<string> elements, long line)
    {
        var json = Begin(type, id);
        var kept = new ArrayBufferWriter<byte>();
        using var copy = new Utf8JsonWriter(kept, Plain);
        copy.WriteStartObject();
        foreach (var element in elements)
        {
            if (state[element] is not { } value) continue;
            json.WritePropertyName(element);
            value.WriteTo(json);
            copy.WritePropertyName(element);
            value.WriteTo(copy);
        }

        copy.WriteEndObject();
        copy.Flush();
        End(line);
        _changed[(type, id)] = kept.WrittenSpan.ToArray();
    }

    /// <summary>The message was understood to its end: what it changed holds for the next ones.</summary>
    public void Keep()
    {
        foreach (var ((type, id), json) in _changed) _feed.States.Set(type, id, json);
    }

    public void Warn(string code, string message, Hl7Segment segment, int field, string? hint = null) => Add(code, ProblemSeverity.Warning, message, segment, field, hint);

    public void Tell(string code, string message, Hl7Segment segment, int field, string? hint = null) => Add(code, ProblemSeverity.Information, message, segment, field, hint);

    private void Add(string code, ProblemSeverity severity, string message, Hl7Segment segment, int field, string? hint) =>
        _problems.Add(new Problem(code, severity, message, new ProblemLocation(_feed.File, segment.Line, segment.Path(field)), hint));
}
