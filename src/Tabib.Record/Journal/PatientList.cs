using Tabib.Core.Identity;

namespace Tabib.Record.Journal;

/// <summary>Finds persons by the names that people use for them.</summary>
internal sealed class PatientList(JournalStores stores)
{
    public IReadOnlyList<PatientSummary> All()
    {
        var list = new List<PatientSummary>();
        var rows = stores.Database.Prepare("SELECT person, source, patient FROM subjects WHERE number > 0 ORDER BY person, number");
        var ids = new List<(string, string)>();
        var person = 0L;
        while (rows.Step())
        {
            if (rows.Int64(0) != person && ids.Count > 0)
            {
                list.Add(new PatientSummary(new PatientKey(person), [.. ids]));
                ids.Clear();
            }

            person = rows.Int64(0);
            ids.Add((SourceName(rows.Int64(1)), rows.Text(2)));
        }

        rows.Reset();
        if (ids.Count > 0) list.Add(new PatientSummary(new PatientKey(person), [.. ids]));
        return list;
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
