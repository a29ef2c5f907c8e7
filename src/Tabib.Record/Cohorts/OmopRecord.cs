using System.Data.Common;
using DuckDB.NET.Data;
using Tabib.Core.Coding;
using Tabib.Core.Outcomes;
using static Tabib.Record.Cohorts.CohortDatabase;

namespace Tabib.Record.Cohorts;

/// <summary>OMOP CDM tables from elsewhere, a folder of Parquet or CSV files, shown as cohorts want a record. A row counts as known when it happened: the model does not say when it was recorded.</summary>
/// <remarks>Codes are those of the standard concept, of the source concept, and the source value; without a CONCEPT table the source value alone, whatever its system.</remarks>
public sealed class OmopRecord : IDisposable
{
    private const string FactColumns = """
        fact_id BIGINT, patient BIGINT, kind VARCHAR, system VARCHAR, code VARCHAR, display VARCHAR, other_codes VARCHAR[], category VARCHAR, value VARCHAR, value_number DOUBLE, unit VARCHAR, comparator VARCHAR,
        value_code VARCHAR, status VARCHAR, effective_start TIMESTAMP, effective_end TIMESTAMP, known_at TIMESTAMP, superseded_at TIMESTAMP, version INTEGER, entry BIGINT
        """;

    /// <summary>Vocabularies of OMOP by the systems of FHIR.</summary>
    private static readonly (string Vocabulary, string System)[] Vocabularies =
    [
        ("SNOMED", CodeSystems.Snomed), ("LOINC", CodeSystems.Loinc), ("RxNorm", CodeSystems.RxNorm), ("RxNorm Extension", CodeSystems.RxNorm), ("ICD10CM", CodeSystems.Icd10Cm), ("ICD10", CodeSystems.Icd10), ("ICD9CM", CodeSystems.Icd9Cm),
        ("CVX", CodeSystems.Cvx), ("ATC", CodeSystems.Atc), ("CPT4", CodeSystems.Cpt), ("UCUM", CodeSystems.Ucum),
    ];

    private readonly DuckDBConnection _connection;

    private OmopRecord(DuckDBConnection connection) => _connection = connection;

    /// <summary>DuckDB.</summary>
    public DbConnection Connection => _connection;

    public CohortSource Source { get; } = new("SELECT patient, first, last FROM periods", CodesWithoutSystem: true);

    /// <exception cref="ProblemException">INP001: no such folder; COH012, COH013: a table is missing, cannot be read or lacks a column.</exception>
    public static OmopRecord Open(string folder, int? threads, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder)) throw new ProblemException(new Problem("INP001", ProblemSeverity.Fatal, "The folder does not exist.", new ProblemLocation(folder)), ProblemKind.InputMissing);
        var record = new OmopRecord(new DuckDBConnection("DataSource=:memory:"));
        try
        {
            record._connection.Open();
            var database = new CohortDatabase(record._connection, cancellation);
            database.Execute($"SET autoinstall_known_extensions = false; SET autoload_known_extensions = false; SET temp_directory = ''{(threads is { } count ? $"; SET threads = {count}" : "")}");
            Load(database, folder);
            return record;
        }
        catch
        {
            record.Dispose();
            throw;
        }
    }

    public void Dispose() => _connection.Dispose();

    private static void Load(CohortDatabase database, string folder)
    {
        LoadConcepts(database, folder);
        database.Execute($"CREATE TABLE facts({FactColumns})");
        var person = OmopTable.Find(database, folder, "person") ?? throw new ProblemException(new Problem("COH012", ProblemSeverity.Fatal, "The folder has no table person.", new ProblemLocation(folder), "Files are named by the tables of the OMOP Common Data Model: person.parquet or person.csv."), ProblemKind.InputMissing);
        var death = OmopTable.Find(database, folder, "death");
        Make(database, person.Path, $"""
            CREATE TABLE persons AS SELECT {person.Needed("person_id", "BIGINT")} AS patient,
              {person.Needed("year_of_birth", "INTEGER")} AS year, {person.Optional("month_of_birth", "INTEGER")} AS month, {person.Optional("day_of_birth", "INTEGER")} AS day,
              CASE {person.Needed("gender_concept_id", "BIGINT")} WHEN 8507 THEN 'male' WHEN 8532 THEN 'female' END AS sex,
              {Named(person.Optional("race_concept_id", "BIGINT"), person.Optional("race_source_value", "VARCHAR"))} AS race, {Named(person.Optional("ethnicity_concept_id", "BIGINT"), person.Optional("ethnicity_source_value", "VARCHAR"))} AS ethnicity
            FROM {person.Source} t
            """);
        Make(database, death?.Path ?? folder, death is null ? "CREATE TABLE deaths(patient BIGINT, death_date VARCHAR)" : $"CREATE TABLE deaths AS SELECT {death.Needed("person_id", "BIGINT")} AS patient, min(strftime({death.Needed("death_date", "DATE")}, '%Y-%m-%d')) AS death_date FROM {death.Source} t GROUP BY ALL");
        database.Execute("""
            CREATE VIEW patients AS SELECT p.patient, format('{:04d}', year) || coalesce(format('-{:02d}', month) || coalesce(format('-{:02d}', day), ''), '') AS birth_date, sex, race AS race_code, race AS race_display,
              ethnicity AS ethnicity_code, ethnicity AS ethnicity_display, d.patient IS NOT NULL AS is_deceased, d.death_date FROM persons p LEFT JOIN deaths d ON d.patient = p.patient
            """);
        string[] tables = ["visit_occurrence", "condition_occurrence", "drug_exposure", "procedure_occurrence", "measurement", "observation"];
        for (var number = 0; number < tables.Length; number++)
        {
            if (OmopTable.Find(database, folder, tables[number]) is { } table) Make(database, table.Path, $"INSERT INTO facts {OmopFacts.Query(table, number)}");
        }

        var periods = OmopTable.Find(database, folder, "observation_period");
        Make(database, periods?.Path ?? folder, periods is null
            ? "CREATE VIEW periods AS SELECT patient, min(effective_start) AS first, max(coalesce(effective_end - INTERVAL 1 MICROSECOND, effective_start)) AS last FROM facts GROUP BY patient"
            : $"CREATE TABLE periods AS SELECT {periods.Needed("person_id", "BIGINT")} AS patient, {periods.Needed("observation_period_start_date", "DATE")}::TIMESTAMP AS first, {periods.Needed("observation_period_end_date", "DATE")}::TIMESTAMP + INTERVAL '86399 seconds' AS last FROM {periods.Source} t");
    }

    private static void LoadConcepts(CohortDatabase database, string folder)
    {
        var concept = OmopTable.Find(database, folder, "concept");
        var system = $"CASE {concept?.Optional("vocabulary_id", "VARCHAR")} {string.Join(" ", Vocabularies.Select(pair => $"WHEN {Quote(pair.Vocabulary)} THEN {Quote(pair.System)}"))} ELSE {concept?.Optional("vocabulary_id", "VARCHAR")} END";
        Make(database, concept?.Path ?? folder, concept is null
            ? "CREATE TABLE concepts(id BIGINT, system VARCHAR, code VARCHAR, name VARCHAR)"
            : $"CREATE TABLE concepts AS SELECT {concept.Needed("concept_id", "BIGINT")} AS id, any_value({system}) AS system, any_value({concept.Needed("concept_code", "VARCHAR")}) AS code, any_value({concept.Optional("concept_name", "VARCHAR")}) AS name FROM {concept.Source} t WHERE {concept.Needed("concept_id", "BIGINT")} <> 0 GROUP BY 1");
    }

    /// <summary>What is read from a concept, else the source's own word.</summary>
    private static string Named(string concept, string source) => $"coalesce((SELECT max(name) FROM concepts WHERE id = {concept}), nullif({source}, ''))";

    private static void Make(CohortDatabase database, string path, string sql)
    {
        try
        {
            database.Execute(sql);
        }
        catch (DuckDBException fault)
        {
            throw OmopTable.Unreadable(path, fault.Message);
        }
    }
}
