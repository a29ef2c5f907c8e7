using DuckDB.NET.Data;
using Tabib.Core.Facts;
using Tabib.Record.Journal;

namespace Tabib.Record.Timeline;

/// <summary>Gathers patients in memory and writes them as parts: a new part whenever enough facts have come together.</summary>
internal sealed class PartWriter : IDisposable
{
    /// <summary>Facts of a part: so few that a catch-up takes no more memory than an import, so many that a query over a part is worth its opening.</summary>
    public const int MostFacts = 1 << 16;

    private readonly TimelineDatabase _database;
    private readonly string _directory;
    private readonly FactTable _facts;
    private readonly List<TimelinePart> _parts = [];
    private long _number;
    private PatientSet _patients = new();
    private long _held;
    private DuckDBAppender? _factRows;
    private DuckDBAppender? _peopleRows;

    /// <param name="number">Of the last part there is.</param>
    public PartWriter(TimelineDatabase database, string directory, ConceptTable concepts, long number)
    {
        (_database, _directory, _number) = (database, directory, number);
        _facts = new FactTable(concepts);
    }

    public void Add(PatientFacts patient, IReadOnlyList<(string Source, string Id)> ids)
    {
        if (_factRows is null) Begin();
        PatientTable.Append(_peopleRows!, patient.Patient.Number, ids);
        _facts.Append(_factRows!, patient);
        _patients.Append(patient.Patient.Number);
        _held += patient.Facts.Count;
        if (_held >= MostFacts) End();
    }

    /// <summary>Writes what is still held.</summary>
    /// <returns>All parts written.</returns>
    public IReadOnlyList<TimelinePart> Finish()
    {
        if (_factRows is not null) End();
        return _parts;
    }

    public void Dispose()
    {
        _factRows?.Dispose();
        _peopleRows?.Dispose();
    }

    private void Begin()
    {
        _database.Execute($"CREATE TABLE facts({FactTable.Columns}); CREATE TABLE people({PatientTable.PeopleColumns})");
        _factRows = _database.Connection.CreateAppender("facts");
        _peopleRows = _database.Connection.CreateAppender("people");
    }

    private void End()
    {
        Dispose();
        var part = new TimelinePart(++_number, _patients, new PatientSet(), new SortedDictionary<string, StoredFile>(StringComparer.Ordinal));
        var folder = part.FolderIn(_directory);
        var temporary = Directory.CreateDirectory(folder + ".tmp").FullName;
        var files = new SortedDictionary<string, StoredFile>(StringComparer.Ordinal);
        foreach (var (name, query) in ClinicalTables.All) files[name] = _database.WriteParquet(query, Path.Combine(temporary, name + ".parquet"));
        Directory.Move(temporary, folder);
        _parts.Add(part with { Files = files });
        _database.Execute("DROP TABLE facts; DROP TABLE people");
        (_factRows, _peopleRows, _held, _patients) = (null, null, 0, new PatientSet());
    }
}
