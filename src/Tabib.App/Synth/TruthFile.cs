using System.Globalization;
using System.Text.Json;
using Tabib.App.Capabilities;
using Tabib.App.Synth.Lives;
using Tabib.App.Synth.Scenarios;

namespace Tabib.App.Synth;

/// <summary>truth.json: what was planted, and what is true of each patient behind the record. Written as the patients pass by.</summary>
internal sealed class TruthFile : IDisposable
{
    private const int FlushBytes = 1 << 16;

    private readonly Stream _file;
    private readonly Utf8JsonWriter _json;
    private readonly List<PlantedFault> _faults = [];

    public TruthFile(OutputFolder folder, SynthSettings settings)
    {
        _file = folder.Create(OutputFolder.Mark);
        _json = new Utf8JsonWriter(_file, JsonFormat.Writer);
        _json.WriteStartObject();
        _json.WriteString("about"u8, "Invented data, no real person. What tabib synth planted, to test against; the numbers of the model describe no real population.");
        _json.WriteNumber("seed"u8, settings.Seed);
        _json.WriteNumber("patients"u8, settings.Patients);
        _json.WriteString("until"u8, settings.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        _json.WriteStartArray("people"u8);
    }

    public long Planted { get; private set; }

    public void Add(LifeState life, PlantedFault? fault)
    {
        _json.WriteStartObject();
        _json.WriteString("id"u8, life.Person.Id);
        if (life.Scenario is { } scenario)
        {
            Planted++;
            _json.WriteString("scenario"u8, scenario.Id);
            _json.WriteString("note"u8, scenario.Note);
            WriteList("fires"u8, scenario.Fires);
            WriteList("silent"u8, scenario.Silent);
        }

        WriteOnsets(life);
        _json.WriteEndObject();
        if (fault is not null) _faults.Add(fault);
        if (_json.BytesPending > FlushBytes) _json.Flush();
    }

    /// <summary>Ends the list of people and writes what was planted elsewhere.</summary>
    public void Finish()
    {
        _json.WriteEndArray();
        _json.WriteStartArray("faults"u8);
        foreach (var fault in _faults)
        {
            _json.WriteStartObject();
            _json.WriteString("kind"u8, fault.Kind);
            _json.WriteString("note"u8, fault.Note);
            _json.WriteString("where"u8, fault.Where);
            if (fault.Code is not null) _json.WriteString("code"u8, fault.Code);
            _json.WriteBoolean("refused"u8, fault.IsRefused);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
        _file.WriteByte((byte)'\n');
    }

    public void Dispose()
    {
        _json.Dispose();
        _file.Dispose();
    }

    private void WriteList(ReadOnlySpan<byte> name, IReadOnlyList<string> values)
    {
        if (values.Count == 0) return;
        _json.WriteStartArray(name);
        foreach (var value in values) _json.WriteStringValue(value);
        _json.WriteEndArray();
    }

    private void WriteOnsets(LifeState life)
    {
        _json.WriteStartObject("onsets"u8);
        foreach (var illness in Enum.GetValues<Illness>())
        {
            if (life.OnsetOf(illness) is { } onset) _json.WriteString(JsonNamingPolicy.CamelCase.ConvertName(illness.ToString()), onset.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        _json.WriteEndObject();
    }
}
