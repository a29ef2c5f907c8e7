using Tabib.Core.Facts;
using Tabib.Core.Identity;

namespace Tabib.Record.Journal;

/// <summary>Reads the facts of persons.</summary>
internal sealed class FactStore(JournalStores stores)
{
    private readonly FactCodec _codec = new(stores.Concepts);
    private readonly FactBuffer _version = new();
    private readonly Dictionary<(long Source, string Id), FactBuffer> _medications = [];

    /// <summary>Every person.</summary>
    public List<PatientKey> Persons()
    {
        var persons = new List<PatientKey>();
        var rows = stores.Database.Prepare("SELECT DISTINCT person FROM subjects WHERE number > 0 ORDER BY person");
        while (rows.Step()) persons.Add(new PatientKey(rows.Int64(0)));
        rows.Reset();
        return persons;
    }

    /// <summary>The persons whose facts changed by entries after a position; also those who became a part of another person and are none any more.</summary>
    public List<PatientKey> ChangedSince(long position)
    {
        if (position == 0) return Persons();
        var persons = new List<PatientKey>();
        var rows = stores.Database.Prepare("""
            SELECT person FROM subjects WHERE number IN (SELECT subject FROM entries WHERE position > ?1 AND kind = 1) AND number > 0
            UNION SELECT person FROM subjects WHERE number IN (SELECT subject FROM moves WHERE entry > ?1) AND number > 0
            UNION SELECT subject FROM moves WHERE entry > ?1 AND subject > 0 ORDER BY 1
            """).Bind(1, position);
        while (rows.Step()) persons.Add(new PatientKey(rows.Int64(0)));
        rows.Reset();
        return persons;
    }

    /// <summary>All current facts of a person, in the order of their resources' keys.</summary>
    public void Read(PatientKey person, PatientFacts into)
    {
        into.Clear();
        into.Patient = person;
        var rows = stores.Database.Prepare("""
            SELECT f.data, r.type, r.id, r.entry, r.version, r.source, r.first_fact FROM subjects s JOIN facts f ON f.subject = s.number JOIN resources r ON r.key = f.resource
            WHERE s.person = ? AND length(f.data) > 0 ORDER BY s.number, f.resource
            """).Bind(1, person.Number);
        while (rows.Step())
        {
            var id = into.Facts.Append(rows.Bytes(2));
            var origin = new FactOrigin(rows.Int64(3), stores.Types.NameOf(rows.Int64(1)), id, rows.Int32(4), stores.Sources.NameOf(rows.Int64(5)), rows.Int64(6));
            var start = into.Facts.Count;
            var count = _codec.Decode(rows.Bytes(0), into.Facts);
            for (var i = 0; i < count; i++)
            {
                into.Origins.Add(origin);
                ResolveMedication(into.Facts, start + i, rows.Int64(5));
            }
        }

        rows.Reset();
    }

    /// <summary>Appends the facts of versions that later ones took the place of, each with the moment from which the later one was known: what a record as of an earlier day must show.</summary>
    public void ReadEarlier(PatientKey person, PatientFacts into)
    {
        var rows = stores.Database.Prepare("""
            SELECT e.data, r.type, r.id, e.entry, e.version, r.source, e.resource, f.data, r.first_fact FROM subjects s JOIN earlier_facts e ON e.subject = s.number
            JOIN resources r ON r.key = e.resource JOIN facts f ON f.subject = e.subject AND f.resource = e.resource
            WHERE s.person = ? ORDER BY s.number, e.resource, e.version DESC
            """).Bind(1, person.Number);
        var (resource, superseded) = (0L, 0L);
        while (rows.Step())
        {
            if (rows.Int64(6) != resource) (resource, superseded) = (rows.Int64(6), KnownFrom(rows.Bytes(7)));
            var origin = new FactOrigin(rows.Int64(3), stores.Types.NameOf(rows.Int64(1)), into.Facts.Append(rows.Bytes(2)), rows.Int32(4), stores.Sources.NameOf(rows.Int64(5)), rows.Int64(8), superseded);
            var start = into.Facts.Count;
            var count = _codec.Decode(rows.Bytes(0), into.Facts);
            for (var i = 0; i < count; i++)
            {
                into.Origins.Add(origin);
                ResolveMedication(into.Facts, start + i, rows.Int64(5));
            }

            superseded = Math.Min(superseded, KnownFrom(rows.Bytes(0)));
        }

        rows.Reset();
    }

    /// <summary>When a version became known: its earliest fact; of one that states nothing it is not known, and it counts as always.</summary>
    private long KnownFrom(ReadOnlySpan<byte> data)
    {
        _version.Clear();
        _codec.Decode(data, _version);
        var known = _version.Count == 0 ? 0 : long.MaxValue;
        foreach (ref readonly var draft in _version.Drafts) known = Math.Min(known, draft.KnownAt);
        return known;
    }

    /// <summary>A drug that is named by reference takes its code from the Medication of the same source.</summary>
    private void ResolveMedication(FactBuffer facts, int index, long source)
    {
        ref var draft = ref facts.DraftsFrom(index)[0];
        if (draft.Kind != FactKind.Medication || draft.ValueKind != FactValueKind.Reference) return;
        var reference = System.Text.Encoding.UTF8.GetString(facts.Read(draft.Value));
        if (MedicationId(reference, source) is not { } id) return;
        if (!_medications.TryGetValue((source, id), out var known)) _medications[(source, id)] = known = ReadMedication(source, id);
        if (known.Count == 0) return;
        draft.Concept = known.Drafts[0].Concept;
        draft.OtherStart = facts.OtherCount;
        draft.OtherCount = known.OtherCount;
        foreach (var other in known.OtherConcepts) facts.AddOther(other);
    }

    private string? MedicationId(string reference, long source)
    {
        if (ConditionalReference.TryRead(System.Text.Encoding.UTF8.GetBytes(reference), out var type, out var identifier))
            return type == "Medication" && stores.Names.Find(type, identifier, source) is { } named ? System.Text.Encoding.UTF8.GetString(named) : null;
        var at = reference.LastIndexOf("Medication/", StringComparison.Ordinal);
        return at < 0 ? null : reference[(at + "Medication/".Length)..].Split('/')[0];
    }

    private FactBuffer ReadMedication(long source, string id)
    {
        var facts = new FactBuffer();
        if (id.Length is 0 or > 64) return facts;
        if (ResourceKeys.Find(stores.Database, source, stores.Types.NumberOf("Medication"), System.Text.Encoding.UTF8.GetBytes(id)) is not { } key) return facts;
        var row = stores.Database.Prepare("SELECT data FROM facts WHERE subject = 0 AND resource = ?").Bind(1, key);
        if (row.Step()) _codec.Decode(row.Bytes(0), facts);
        row.Reset();
        return facts;
    }

    public void Forget() => _medications.Clear();
}
