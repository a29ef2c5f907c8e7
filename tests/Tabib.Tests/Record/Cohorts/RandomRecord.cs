using System.Globalization;
using DuckDB.NET.Data;
using Tabib.Record.Timeline;

namespace Tabib.Tests.Record.Cohorts;

/// <summary>A small record with facts at random, many at the same moments, some corrected later, as the timeline's tables and as a list.</summary>
internal sealed class RandomRecord : IDisposable
{
    public static readonly DateTime Start = new(2015, 1, 1);
    public static readonly string[] Codes = ["a", "b", "c", "d"];

    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    public RandomRecord(int seed, int patients = 12, int facts = 14)
    {
        var random = new Random(seed);
        var number = 0L;
        for (var patient = 1; patient <= patients; patient++)
        {
            for (var i = random.Next(facts); i >= 0; i--) AddFact(random, patient, ++number);
        }

        Rows = [.. Rows.OrderBy(_ => random.Next())];
        Patients = patients;
        Open();
    }

    public int Patients { get; }

    public List<RecordRow> Rows { get; private set; } = [];

    public DuckDBConnection Connection => _connection;

    public void Add(RecordRow row)
    {
        Rows.Add(row);
        Insert([row]);
    }

    public void Dispose() => _connection.Dispose();

    private void AddFact(Random random, int patient, long number)
    {
        var start = Start.AddHours(12 * random.Next(60));
        var known = random.Next(3) == 0 ? start.AddHours(12 * random.Next(20)) : start;
        var row = new RecordRow(
            number, patient, random.Next(3) == 0 ? "condition" : "observation", Codes[random.Next(Codes.Length)], random.Next(4) == 0 ? [Codes[random.Next(Codes.Length)]] : null,
            random.Next(12) == 0 ? null : random.Next(50) / 4.0, random.Next(3) == 0 ? "g/L" : "mg/dL", random.Next(10) == 0 ? "<" : null, start, random.Next(2) == 0 ? start.AddHours(12 * (1 + random.Next(20))) : null, known, null, 1, random.Next(15) == 0 ? "void" : "active");
        if (random.Next(5) != 0)
        {
            Rows.Add(row);
            return;
        }

        var corrected = known.AddHours(12 * (1 + random.Next(10)));
        Rows.Add(row with { Superseded = corrected });
        Rows.Add(row with { Version = 2, Known = corrected, Number = random.Next(50) / 4.0, Start = start.AddHours(12 * random.Next(3)), Status = random.Next(4) == 0 ? "void" : "active" });
    }

    private void Open()
    {
        _connection.Open();
        Execute($"CREATE TABLE facts({FactTable.Columns}); CREATE TABLE patients(patient BIGINT, birth_date VARCHAR, sex VARCHAR, race_code VARCHAR, race_display VARCHAR, ethnicity_code VARCHAR, ethnicity_display VARCHAR, is_deceased BOOLEAN, death_date VARCHAR)");
        Execute($"INSERT INTO patients SELECT patient, '1960-02-29', 'male', NULL, NULL, NULL, NULL, FALSE, NULL FROM range(1, {Patients + 1}) r(patient)");
        Insert(Rows);
    }

    private void Insert(IEnumerable<RecordRow> rows) => Execute($"""
        INSERT INTO facts (fact_id, patient, kind, system, code, other_codes, value_kind, value_number, unit, comparator, effective_start, effective_end, known_at, superseded_at, status, version, entry)
        VALUES {string.Join(", ", rows.Select(Values))}
        """);

    private static string Values(RecordRow row) => string.Create(CultureInfo.InvariantCulture, $"""
        ({row.Id}, {row.Patient}, '{row.Kind}', 's', '{row.Code}', {(row.Others is null ? "NULL" : $"['s|{row.Others[0]}']")}, 'quantity', {(row.Number is { } value ? value.ToString("R", CultureInfo.InvariantCulture) : "NULL")}, '{row.Unit}', {(row.Comparator is null ? "NULL" : $"'{row.Comparator}'")},
          {Moment(row.Start)}, {Moment(row.Stop)}, {Moment(row.Known)}, {Moment(row.Superseded)}, '{row.Status}', {row.Version}, {(row.Id * 10) + row.Version})
        """);

    private static string Moment(DateTime? moment) => moment is { } known ? $"TIMESTAMP '{known.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}'" : "NULL";

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
