using System.Globalization;
using System.Text.Json;
using Tabib.App.Capabilities;
using Tabib.App.Synth.Devices;
using Tabib.App.Synth.Epidemics;
using Tabib.App.Synth.Genomes;
using Tabib.App.Synth.Images;
using Tabib.App.Synth.Lives;
using Tabib.App.Synth.Scenarios;

namespace Tabib.App.Synth;

/// <summary>truth.json: what was planted, and what is true of each patient behind the record. Written as the patients pass by.</summary>
internal sealed class TruthFile : IDisposable
{
    private const int FlushBytes = 1 << 16;

    private readonly Stream _file;
    private readonly Utf8JsonWriter _json;
    private readonly ulong _seed;
    private readonly List<PlantedFault> _faults = [];

    public TruthFile(OutputFolder folder, SynthSettings settings)
    {
        _seed = settings.Seed;
        _file = folder.Create(OutputFolder.Mark);
        _json = new Utf8JsonWriter(_file, JsonFormat.Writer);
        _json.WriteStartObject();
        _json.WriteString("about"u8, "Invented data, no real person. What tabib synth planted, to test against; the numbers of the model describe no real population.");
        _json.WriteNumber("seed"u8, unchecked((long)settings.Seed));
        _json.WriteNumber("patients"u8, settings.Patients);
        WriteDay("until"u8, settings.Until);
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
        if (Genotypes.IsTested(life.Person.Index)) WriteDiplotypes(life.Person.Index);
        if (BedsideStream.IsFor(life.Person.Index)) WriteStream(life);
        if (ChestPicture.IsFor(life.Person.Index)) WritePicture(life.Person);
        _json.WriteEndObject();
        if (fault is not null) _faults.Add(fault);
        if (_json.BytesPending > FlushBytes) _json.Flush();
    }

    /// <summary>Ends the list of people and writes what was planted elsewhere.</summary>
    public void Finish(Outbreak outbreak, IEnumerable<PlantedFault> refused)
    {
        _json.WriteEndArray();
        _json.WriteStartObject("outbreak"u8);
        _json.WriteString("file"u8, HospitalGenerator.CaseFile);
        _json.WriteString("place"u8, outbreak.Place);
        _json.WriteString("disease"u8, outbreak.Disease);
        WriteDay("start"u8, outbreak.Start);
        _json.WriteNumber("weeks"u8, outbreak.Weeks);
        _json.WriteNumber("cases"u8, outbreak.Cases);
        _json.WriteEndObject();
        _json.WriteStartArray("faults"u8);
        foreach (var fault in _faults.Concat(refused)) WriteFault(fault);
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

    private void WriteDay(ReadOnlySpan<byte> name, DateOnly day) => _json.WriteString(name, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private void WriteOnsets(LifeState life)
    {
        _json.WriteStartObject("onsets"u8);
        foreach (var illness in Enum.GetValues<Illness>())
        {
            if (life.OnsetOf(illness) is { } onset) _json.WriteString(JsonNamingPolicy.CamelCase.ConvertName(illness.ToString()), onset.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        _json.WriteEndObject();
    }

    private void WriteDiplotypes(long person)
    {
        _json.WriteStartObject("diplotypes"u8);
        for (var gene = 0; gene < Genotypes.Genes.Count; gene++) _json.WriteString(Genotypes.Genes[gene].Name, Genotypes.Diplotype(_seed, person, gene));
        _json.WriteEndObject();
    }

    private void WriteStream(LifeState life)
    {
        _json.WriteStartObject("stream"u8);
        _json.WriteString("file"u8, BedsideStream.NameOf(life.Person));
        if (BedsideStream.DeteriorationOf(life.Person.Index, _seed) is { } change) _json.WriteNumber("worsensFromMinute"u8, change.StartMinute);
        _json.WriteEndObject();
    }

    private void WritePicture(Person person)
    {
        _json.WriteStartObject("picture"u8);
        _json.WriteString("file"u8, ChestPicture.NameOf(person.Id));
        if (ChestPicture.NoduleOf(person.Index, _seed) is { } nodule)
        {
            _json.WriteStartObject("nodule"u8);
            _json.WriteNumber("x"u8, nodule.X);
            _json.WriteNumber("y"u8, nodule.Y);
            _json.WriteNumber("radius"u8, Math.Round(nodule.Radius, 1));
            _json.WriteEndObject();
        }

        _json.WriteEndObject();
    }

    private void WriteFault(PlantedFault fault)
    {
        _json.WriteStartObject();
        _json.WriteString("kind"u8, fault.Kind);
        _json.WriteString("note"u8, fault.Note);
        _json.WriteString("where"u8, fault.Where);
        if (fault.Code is not null) _json.WriteString("code"u8, fault.Code);
        _json.WriteBoolean("refused"u8, fault.IsRefused);
        _json.WriteEndObject();
    }
}
