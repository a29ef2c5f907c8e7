using System.Data.Common;
using System.Globalization;
using Tabib.Core.Outcomes;
using Tabib.Record.Cohorts.Definitions;
using static Tabib.Record.Cohorts.CohortDatabase;

namespace Tabib.Record.Cohorts;

/// <summary>A cohort made in a DuckDB connection that shows a record: who is in it and why others are not, and features as of each index moment.</summary>
public sealed class Cohort
{
    private readonly CohortDatabase _database;
    private readonly FeatureSql _features;
    private readonly GroupedFacts _facts;
    private readonly CohortGroups _groups;
    private readonly CohortDefinition _definition;

    private Cohort(CohortDatabase database, CohortDefinition definition, CohortGroups groups, GroupedFacts facts, IReadOnlyList<AttritionStep> attrition)
    {
        (_database, _definition, _groups, _facts, Attrition) = (database, definition, groups, facts, attrition);
        _features = new FeatureSql(definition, groups);
    }

    public IReadOnlyList<AttritionStep> Attrition { get; }

    public long Patients => Attrition[^1].Patients;

    /// <summary>Columns of an extract, in their order.</summary>
    public IReadOnlyList<FeatureColumn> Columns => ColumnsOf(_definition);

    /// <summary>Columns that a definition makes.</summary>
    public static IReadOnlyList<FeatureColumn> ColumnsOf(CohortDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return
        [
            new("patient", "integer", "number of the patient in the record", null, "never"),
            new("index_moment", "moment", "UTC; nothing known later is in a feature", null, "never"),
            .. definition.Outcome is null ? [] : (FeatureColumn[])
            [
                new("outcome", "integer", "0 none while observed, 1 the outcome, 2 a competing event", null, "never"),
                new("time", "integer", "whole days from the start of the time at risk to the outcome, the competing event or the end of observation", null, "never"),
            ],
            .. new FeatureSql(definition, new CohortGroups(definition)).Columns,
        ];
    }

    /// <summary>How many of the people had none, the outcome, a competing event, and the median of their days; null without an outcome or people.</summary>
    public (IReadOnlyList<long>? Counts, double? MedianDays) Outcomes()
    {
        if (_definition.Outcome is null || Patients == 0) return (null, null);
        var counts = _database.Read("SELECT count(*) FILTER (outcome = 0), count(*) FILTER (outcome = 1), count(*) FILTER (outcome = 2), median(time) FROM cohort.chosen", row => ((IReadOnlyList<long>)[row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)], row.GetDouble(3)))[0];
        return (counts.Item1, counts.Item2);
    }

    /// <summary>Chooses the people.</summary>
    /// <param name="connection">To DuckDB, with the views that <paramref name="source"/> speaks of; the schema "cohort" is made in it.</param>
    /// <param name="asOf">What became known later does not count for anything.</param>
    /// <exception cref="ProblemException">COH030: it does not fit into memory.</exception>
    public static Cohort Choose(DbConnection connection, CohortSource source, CohortDefinition definition, DateTimeOffset asOf, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(definition);
        var database = new CohortDatabase(connection, cancellation);
        var groups = new CohortGroups(definition);
        CohortTables.Create(database, source, groups);
        var facts = new GroupedFacts(database, groups);
        return new Cohort(database, definition, groups, facts, new CohortPeople(database, source, definition, groups, facts, asOf.UtcDateTime).Choose());
    }

    /// <summary>The features of one patient as of a moment, by the same SQL as those of a cohort.</summary>
    /// <param name="phenotypes">Gene and phenotype of the patient's calls as known at the moment; they are not in the timeline.</param>
    /// <returns>Value by column, null where missing; empty where there is no such patient.</returns>
    public static IReadOnlyDictionary<string, object?> ForPatient(DbConnection connection, CohortSource source, CohortDefinition definition, long patient, DateTimeOffset moment, IEnumerable<(string Gene, string Phenotype)> phenotypes, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(definition);
        var database = new CohortDatabase(connection, cancellation);
        database.Execute("DROP SCHEMA IF EXISTS cohort CASCADE");
        var groups = new CohortGroups(definition.FeaturesOnly);
        CohortTables.Create(database, source, groups);
        CohortPeople.CreatePatients(database);
        database.Execute($"""
            CREATE TABLE cohort.index AS SELECT patient, {Quote(moment.UtcDateTime)} AS moment FROM cohort.patients WHERE patient = {patient.ToString(CultureInfo.InvariantCulture)};
            CREATE TABLE cohort.chosen AS SELECT i.patient, moment, {CohortPeople.Age("moment")} AS age, sex, race, ethnicity FROM cohort.index i JOIN cohort.patients d ON d.patient = i.patient
            """);
        var cohort = new Cohort(database, definition.FeaturesOnly, groups, new GroupedFacts(database, groups), [new AttritionStep("patient", 1, 0)]);
        cohort.AddPhenotypes(phenotypes.Select(call => (patient, call.Gene, call.Phenotype)));
        cohort.Gather($"f.patient = {patient.ToString(CultureInfo.InvariantCulture)}");
        var names = cohort._features.Columns;
        return database.Read(cohort.Rows(), row => names.Select((column, number) => KeyValuePair.Create(column.Name, row.IsDBNull(number + 2) ? null : row.GetValue(number + 2))).ToDictionary(StringComparer.Ordinal)).FirstOrDefault() ?? [];
    }

    /// <summary>Index moments of the people.</summary>
    public IReadOnlyList<(long Patient, DateTime Moment)> Moments() => _database.Read("SELECT patient, moment FROM cohort.chosen ORDER BY patient", row => (row.GetInt64(0), row.GetDateTime(1)));

    /// <summary>Says which phenotypes are known at the index moments; before <see cref="Write"/>.</summary>
    public void AddPhenotypes(IEnumerable<(long Patient, string Gene, string Phenotype)> phenotypes)
    {
        foreach (var some in phenotypes.Chunk(1000)) _database.Execute($"INSERT INTO cohort.phenotypes VALUES {string.Join(", ", some.Select(row => $"({row.Patient.ToString(CultureInfo.InvariantCulture)}, {Quote(row.Gene)}, {Quote(row.Phenotype)})"))}");
    }

    /// <summary>Writes the rows, ordered by patient: the same bytes for the same record and definition, at any number of threads.</summary>
    /// <param name="path">Ends in .csv or .parquet.</param>
    /// <returns>Values that are in no feature because their unit cannot be converted or they are beyond a limit, by feature.</returns>
    public IReadOnlyList<(string Feature, long Values)> Write(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        Gather(null);
        var format = path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase) ? "FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, ROW_GROUP_SIZE 122880" : "FORMAT csv, HEADER, DATEFORMAT '%Y-%m-%d', TIMESTAMPFORMAT '%Y-%m-%dT%H:%M:%SZ'";
        _database.Execute($"COPY ({Rows()}) TO {Quote(path)} ({format})");
        var refused = _database.Read("SELECT grp, sum(refused)::BIGINT FROM cohort.gathered WHERE refused > 0 GROUP BY grp ORDER BY grp", row => (Group: row.GetInt32(0), Values: row.GetInt64(1)));
        return [.. refused.SelectMany(left => _definition.Features.Where(feature => feature.Event is not null && _groups.Of(feature) == left.Group && feature.Unit is not null).Select(feature => (feature.Name, left.Values)))];
    }

    /// <summary>The rows in memory.</summary>
    /// <param name="name">Of the table, for messages.</param>
    public DataTable ToTable(string name)
    {
        Gather(null);
        var kinds = Columns.Select(column => column.Kind switch { "text" => DataColumnKind.Text, "moment" => DataColumnKind.Date, _ => DataColumnKind.Number }).ToArray();
        var (numbers, texts) = (Array.ConvertAll(kinds, _ => new List<double>()), Array.ConvertAll(kinds, _ => new List<string?>()));
        _database.Read(Rows(), row =>
        {
            for (var i = 0; i < kinds.Length; i++)
            {
                if (kinds[i] == DataColumnKind.Number) numbers[i].Add(row.IsDBNull(i) ? double.NaN : Convert.ToDouble(row.GetValue(i), CultureInfo.InvariantCulture));
                else texts[i].Add(row.IsDBNull(i) ? null : kinds[i] == DataColumnKind.Date ? row.GetDateTime(i).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) : row.GetString(i));
            }

            return 0;
        });
        return new DataTable(name, (int)Patients, [.. Columns.Select(column => column.Name)], [.. Columns.Select((column, i) => new DataColumn(column.Name, kinds[i], [.. numbers[i]], [.. texts[i]]))]);
    }

    private void Gather(string? where)
    {
        _database.Execute($"CREATE TABLE cohort.gathered AS {_features.Gather(_facts.Query(_groups.OfFeatures, where), "cohort.chosen")}");
        _database.Execute($"CREATE TABLE cohort.collected AS {_features.Collect("cohort.gathered")}");
    }

    private string Rows()
    {
        var outcome = _definition.Outcome is null ? "" : ", p.outcome, p.time";
        return $"SELECT p.patient, p.moment AS index_moment{outcome}{string.Concat(_features.Columns.Select(column => $", {column.Sql} AS {QuoteName(column.Name)}"))} FROM ({_features.Rows("cohort.chosen", "cohort.collected")}) p";
    }
}
