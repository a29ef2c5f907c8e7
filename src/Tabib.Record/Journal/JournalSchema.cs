using Tabib.Core.Outcomes;

namespace Tabib.Record.Journal;

/// <summary>The tables of the journal. Entries are the truth; resources, facts, subjects and the rest are what must be found fast, written in the same transaction.</summary>
internal static class JournalSchema
{
    public const long Version = 2;

    private const string Tables = """
        CREATE TABLE meta(name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE sources(number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE types(number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE concepts(number INTEGER PRIMARY KEY, system TEXT NOT NULL, code TEXT NOT NULL, display TEXT NOT NULL, UNIQUE(system, code, display));
        CREATE TABLE subjects(number INTEGER PRIMARY KEY, source INTEGER NOT NULL, patient TEXT NOT NULL, person INTEGER NOT NULL, key BLOB, birth TEXT, sex TEXT, UNIQUE(source, patient));
        CREATE INDEX subjects_person ON subjects(person);
        CREATE INDEX subjects_patient ON subjects(patient);
        CREATE TABLE identifiers(system TEXT NOT NULL, value TEXT NOT NULL, subject INTEGER NOT NULL, PRIMARY KEY(system, value, subject)) WITHOUT ROWID;
        CREATE INDEX identifiers_subject ON identifiers(subject);
        CREATE TABLE names(type INTEGER NOT NULL, system TEXT NOT NULL, value TEXT NOT NULL, resource INTEGER NOT NULL, PRIMARY KEY(type, system, value, resource)) WITHOUT ROWID;
        CREATE INDEX names_resource ON names(resource);
        CREATE TABLE resources(key INTEGER PRIMARY KEY, source INTEGER NOT NULL, type INTEGER NOT NULL, id TEXT NOT NULL, subject INTEGER NOT NULL, version INTEGER NOT NULL, entry INTEGER NOT NULL, commitment BLOB NOT NULL, first_fact INTEGER NOT NULL, fact_room INTEGER NOT NULL);
        CREATE TABLE entries(position INTEGER PRIMARY KEY, kind INTEGER NOT NULL, subject INTEGER NOT NULL, resource INTEGER NOT NULL, version INTEGER NOT NULL, time INTEGER NOT NULL, commitment BLOB NOT NULL, payload BLOB NOT NULL);
        CREATE TABLE facts(subject INTEGER NOT NULL, resource INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY(subject, resource)) WITHOUT ROWID;
        CREATE TABLE earlier_facts(subject INTEGER NOT NULL, resource INTEGER NOT NULL, version INTEGER NOT NULL, entry INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY(subject, resource, version)) WITHOUT ROWID;
        CREATE TABLE links(entry INTEGER PRIMARY KEY, data BLOB NOT NULL);
        CREATE TABLE moves(entry INTEGER NOT NULL, subject INTEGER NOT NULL, PRIMARY KEY(entry, subject)) WITHOUT ROWID;
        """;

    /// <summary>Makes the tables where there are none yet.</summary>
    /// <exception cref="ProblemException">JRN016: written by another Tabib.</exception>
    public static void Ensure(Database database, bool readOnly)
    {
        var version = database.Prepare("PRAGMA user_version").Scalar();
        if (version == Version) return;
        if (version != 0 || readOnly)
        {
            var hint = version > Version ? "Use a newer Tabib." : "It was made before the first release: import the data into a new workspace.";
            throw new ProblemException(new Problem("JRN016", ProblemSeverity.Fatal, $"The journal has format {version}; this program reads format {Version}.", ProblemLocation.None, hint));
        }

        database.Execute("BEGIN IMMEDIATE");
        if (database.Prepare("PRAGMA user_version").Scalar() != Version)
        {
            database.Execute(Tables);
            database.Execute($"PRAGMA user_version={Version}");
        }

        database.Execute("COMMIT");
    }
}
