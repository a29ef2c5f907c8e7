using Tabib.Core.Identity;

namespace Tabib.Record.Journal;

/// <summary>Finds persons by the names that people use for them.</summary>
internal sealed class PatientList(JournalStores stores)
{
    private readonly FactCodec _codec = new(stores.Concepts);

    /// <summary>Every person, in the order of keys, one at a time.</summary>
    public IEnumerable<PatientSummary> All(DateTimeOffset asOf)
    {
        var subjects = new List<(long Person, long Number, long Source, string Id)>();
        var rows = stores.Database.Prepare("SELECT person, number, source, patient FROM subjects WHERE number > 0 ORDER BY person, number");
        while (rows.Step()) subjects.Add((rows.Int64(0), rows.Int64(1), rows.Int64(2), rows.Text(3)));
        rows.Reset();
        var facts = new PatientFacts();
        for (var start = 0; start < subjects.Count;)
        {
            var end = start;
            facts.Clear();
            facts.Patient = new PatientKey(subjects[start].Person);
            for (; end < subjects.Count && subjects[end].Person == subjects[start].Person; end++) ReadPatient(subjects[end].Number, subjects[end].Source, subjects[end].Id, facts);
            yield return new PatientSummary(
                facts.Patient, [.. subjects[start..end].OrderBy(subject => subject.Source == SubjectStore.NoSource).Select(subject => (SourceName(subject.Source), subject.Id))],
                RecordAssembler.Assemble(facts, stores.Concepts.Table, asOf));
            start = end;
        }
    }

    private void ReadPatient(long subject, long source, string id, PatientFacts facts)
    {
        var name = System.Text.Encoding.UTF8.GetBytes(id);
        if (source == SubjectStore.NoSource || name.Length > 64 || ResourceKeys.Find(stores.Database, source, stores.Types.NumberOf("Patient"), name) is not { } key) return;
        var row = stores.Database.Prepare("SELECT f.data, r.entry, r.version, r.first_fact FROM facts f JOIN resources r ON r.key = f.resource WHERE f.subject = ? AND f.resource = ?").Bind(1, subject).Bind(2, key);
        if (row.Step())
        {
            var origin = new FactOrigin(row.Int64(1), "Patient", facts.Facts.Append(name), row.Int32(2), SourceName(source), row.Int64(3));
            for (var count = _codec.Decode(row.Bytes(0), facts.Facts); count > 0; count--) facts.Origins.Add(origin);
        }

        row.Reset();
    }

    /// <param name="name">An id, Patient/id, source:id, #number, or an identifier as system|value.</param>
    public IReadOnlyList<PatientKey> Find(string name)
    {
        if (name.StartsWith('#') && long.TryParse(name[1..], System.Globalization.CultureInfo.InvariantCulture, out var number))
            return Persons("SELECT person FROM subjects WHERE person = ? AND number = person", statement => statement.Bind(1, number));
        var id = name.StartsWith("Patient/", StringComparison.Ordinal) ? name["Patient/".Length..] : name;
        var found = Persons("SELECT DISTINCT person FROM subjects WHERE number > 0 AND patient = ?", statement => statement.Bind(1, id));
        if (found.Count > 0) return found;
        if (name.LastIndexOf('|') is > 0 and var bar)
            return Persons("SELECT DISTINCT s.person FROM identifiers i JOIN subjects s ON s.number = i.subject WHERE i.system = ? AND i.value = ?", statement => statement.Bind(1, name[..bar]).Bind(2, name[(bar + 1)..]));
        if (name.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
            return Persons("SELECT DISTINCT s.person FROM subjects s JOIN sources c ON c.number = s.source WHERE c.name = ? AND s.patient = ?", statement => statement.Bind(1, name[..colon]).Bind(2, name[(colon + 1)..]));
        return Persons("SELECT DISTINCT s.person FROM identifiers i JOIN subjects s ON s.number = i.subject WHERE i.value = ?", statement => statement.Bind(1, name));
    }

    private string SourceName(long source) => source == SubjectStore.NoSource ? "" : stores.Sources.NameOf(source);

    private List<PatientKey> Persons(string sql, Action<Statement> bind)
    {
        var statement = stores.Database.Prepare(sql);
        bind(statement);
        var persons = new List<PatientKey>();
        while (statement.Step()) persons.Add(new PatientKey(statement.Int64(0)));
        statement.Reset();
        return persons;
    }
}
