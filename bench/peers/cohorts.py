#!/usr/bin/env python3
"""A cohort of a million people with 200 features, from a synthetic timeline of 24 million facts in Parquet, beside the same table by SQL written by hand for DuckDB, in two ways.

usage: bench/peers/cohorts.py [--runs N] [--threads N] [FOLDER]
The timeline is made once by DuckDB (the one that Tabib uses): conditions, drugs, measurements and visits in the columns that a workspace has, one in fifty superseded later. All three read the same file and write Parquet; the tables must be equal before times are told. Needs the .NET SDK. CPU seconds are user and system, start-up included; medians of interleaved runs.
"""
import argparse
import pathlib
import resource
import statistics
import subprocess
import time

root = pathlib.Path(__file__).resolve().parents[2]
parser = argparse.ArgumentParser()
parser.add_argument("--runs", type=int, default=3)
parser.add_argument("--threads", type=int, default=1)
parser.add_argument("--people", type=int, default=1_000_000)
parser.add_argument("folder", nargs="?", default="/tmp/tabib-cohort-bench")
options = parser.parse_args()
folder = pathlib.Path(options.folder)

CONDITIONS, DRUGS, MEASURED = 40, 32, 21
MAKE = """SET threads = 2; SELECT setseed(0.5);
COPY (SELECT p AS patient, (1930 + p %% 80)::VARCHAR || '-05-17' AS birth_date, ['female', 'male'][1 + p %% 2] AS sex, NULL::VARCHAR AS race_code, NULL::VARCHAR AS race_display, NULL::VARCHAR AS ethnicity_code, NULL::VARCHAR AS ethnicity_display, FALSE AS is_deceased, NULL::VARCHAR AS death_date
FROM range(%d) t(p)) TO '%s' (FORMAT parquet);
COPY (
WITH drawn AS (SELECT p, n, random() AS u, random() AS v, TIMESTAMP '2015-01-01' + to_microseconds((random() * 315360000000000)::BIGINT) AS start, random() AS late, random() AS gone, random() AS ending FROM range(%d) a(p), range(24) b(n)),
kinds AS (SELECT *, CASE WHEN n < 6 THEN 'condition' WHEN n < 12 THEN 'medication' WHEN n < 22 THEN 'observation' ELSE 'encounter' END AS kind FROM drawn)
SELECT p * 24 + n AS fact_id, p AS patient, kind,
  CASE kind WHEN 'condition' THEN 'http://snomed.info/sct' WHEN 'medication' THEN 'http://www.nlm.nih.gov/research/umls/rxnorm' WHEN 'observation' THEN 'http://loinc.org' ELSE 'http://visits' END AS system,
  CASE kind WHEN 'condition' THEN 'c' || floor(u * u * %d)::INT WHEN 'medication' THEN 'd' || floor(u * u * %d)::INT WHEN 'observation' THEN 'm' || floor(u * %d)::INT ELSE 'v' || (n - 22) END AS code,
  NULL::VARCHAR AS display, NULL::VARCHAR[] AS other_codes, NULL::VARCHAR AS category,
  CASE kind WHEN 'observation' THEN round(100 * v, 1)::VARCHAR END AS value, CASE kind WHEN 'observation' THEN round(100 * v, 1) END AS value_number, CASE kind WHEN 'observation' THEN 'mmol/L' END AS unit, NULL::VARCHAR AS comparator, NULL::VARCHAR AS value_code,
  'active' AS status, start AS effective_start, CASE WHEN kind = 'medication' AND ending < 0.7 THEN start + to_days((ending * 500)::INT) END AS effective_end,
  start + to_seconds((late * 86400)::INT) AS known_at, CASE WHEN gone < 0.02 THEN start + to_days(200) END AS superseded_at, 1 AS version, p AS entry
FROM kinds ORDER BY p, fact_id) TO '%s' (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, ROW_GROUP_SIZE 24576);
"""
PROGRAM = """
using DuckDB.NET.Data;
using Tabib.Core.Coding;
using Tabib.Record.Cohorts;
using Tabib.Record.Cohorts.Definitions;
using var connection = new DuckDBConnection("Data Source=:memory:");
connection.Open();
void Execute(string sql) { using var command = connection.CreateCommand(); command.CommandText = sql; command.ExecuteNonQuery(); }
if (args[0] == "sql") { Execute(File.ReadAllText(args[1])); return; }
if (args[0] == "ask")
{
    using var command = connection.CreateCommand();
    command.CommandText = File.ReadAllText(args[1]);
    using var reader = command.ExecuteReader();
    while (reader.Read()) Console.WriteLine(string.Join("\\t", Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)));
    return;
}
var (facts, patients, threads, output) = (args[1], args[2], args[3], args[4]);
Execute($"SET threads = {threads}; SET temp_directory = ''; CREATE VIEW facts AS SELECT * FROM read_parquet('{facts}'); CREATE VIEW patients AS SELECT * FROM read_parquet('{patients}')");
CohortEvent Event(EventKind kind, string system, string code) => new(kind, new ValueSet(code, [new Code(system, code)]));
var features = new List<FeatureRule> { new("age", FeatureTake.Age), new("sex", FeatureTake.Sex) };
for (var i = 0; i < CONDITIONS; i++)
{
    var told = Event(EventKind.Condition, "http://snomed.info/sct", $"c{i}");
    features.Add(new($"c{i}_ever", FeatureTake.Any, told));
    features.Add(new($"c{i}_year", FeatureTake.Count, told, 365));
}
for (var i = 0; i < DRUGS; i++) features.Add(new($"d{i}", FeatureTake.Active, Event(EventKind.Medication, "http://www.nlm.nih.gov/research/umls/rxnorm", $"d{i}")));
for (var i = 0; i < MEASURED; i++)
{
    var told = Event(EventKind.Observation, "http://loinc.org", $"m{i}");
    features.Add(new($"m{i}", FeatureTake.Latest, told, 730, "mmol/L"));
    features.Add(new($"m{i}_mean", FeatureTake.Mean, told, 730, "mmol/L"));
    features.Add(new($"m{i}_trend", FeatureTake.Trend, told, null, "mmol/L"));
}
features.Add(new("visited", FeatureTake.DaysSince, Event(EventKind.Encounter, "http://visits", "v1")));
features.Add(new("visits", FeatureTake.Count, Event(EventKind.Encounter, "http://visits", "v1")));
var definition = new CohortDefinition("bench", "bench", new IndexRule(Event(EventKind.Encounter, "http://visits", "v0")), null, [], [], null, new TimeAtRisk(), null, features);
var cohort = Cohort.Choose(connection, CohortSource.Timeline, definition, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), default);
cohort.Write(output);
Console.WriteLine($"{cohort.Patients} people, {cohort.Columns.Count} columns");
"""
SEEN = "f.effective_start <= i.moment AND f.known_at <= i.moment AND (f.superseded_at IS NULL OR f.superseded_at > i.moment)"
INDEX = "SELECT patient, min(known_at) AS moment FROM facts WHERE kind = 'encounter' AND code = 'v0' AND status IN ('active', 'ended', 'unknown') AND (superseded_at IS NULL OR superseded_at > known_at) GROUP BY patient"
YEARS = "(epoch_us(f.effective_start) - epoch_us(i.moment)) / 31557600000000.0"
DAYS = "epoch_us(i.moment) - epoch_us(f.effective_start)"
AGE = "year(moment) - birth_date[1:4]::INT - (month(moment) * 100 + day(moment) < birth_date[6:7]::INT * 100 + birth_date[9:10]::INT)::INT AS age, sex"
DAY = 86_400_000_000


def wide():
    """One row a patient by conditions within 200 aggregates."""
    columns = []
    for i in range(CONDITIONS):
        mine = f"kind = 'condition' AND code = 'c{i}'"
        columns += [f"(count(CASE WHEN {mine} THEN 1 END) > 0)::INTEGER AS c{i}_ever", f"count(CASE WHEN {mine} AND {DAYS} <= {365 * DAY} THEN 1 END) AS c{i}_year"]
    columns += [f"(count(CASE WHEN kind = 'medication' AND code = 'd{i}' AND (effective_end IS NULL OR effective_end > moment) THEN 1 END) > 0)::INTEGER AS d{i}" for i in range(DRUGS)]
    for i in range(MEASURED):
        mine = f"kind = 'observation' AND code = 'm{i}' AND unit = 'mmol/L'"
        recent = f"{mine} AND {DAYS} <= {730 * DAY}"
        slope = f"regr_slope(CASE WHEN {mine} THEN value_number END, {YEARS})"
        columns += [
            f"arg_max(CASE WHEN {recent} THEN value_number END, effective_start) AS m{i}", f"min(CASE WHEN {recent} THEN {DAYS} END) // {DAY} AS m{i}_age_days", f"avg(CASE WHEN {recent} THEN value_number END) AS m{i}_mean",
            f"CASE WHEN isfinite({slope}) THEN {slope} END AS m{i}_trend",
        ]
    columns += [f"min(CASE WHEN kind = 'encounter' AND code = 'v1' THEN {DAYS} END) // {DAY} AS visited", "count(CASE WHEN kind = 'encounter' AND code = 'v1' THEN 1 END) AS visits"]
    return f"""WITH i AS ({INDEX}), g AS (SELECT i.patient, {', '.join(columns)} FROM i JOIN facts f ON f.patient = i.patient AND {SEEN} AND f.status IN ('active', 'ended', 'unknown') GROUP BY i.patient)
      SELECT p.patient, moment AS index_moment, {AGE}, g.* EXCLUDE (patient) FROM i JOIN patients p ON p.patient = i.patient LEFT JOIN g ON g.patient = i.patient ORDER BY p.patient"""


def narrow():
    """One row a patient and code first, then the columns out of those."""
    wanted = " OR ".join(f"(kind = '{kind}' AND code IN ({', '.join(repr(letter + str(i)) for i in numbers)}))" for kind, letter, numbers in (("condition", "c", range(CONDITIONS)), ("medication", "d", range(DRUGS)), ("observation", "m", range(MEASURED)), ("encounter", "v", [1])))

    def cell(value, code, otherwise=None):
        found = f"max(CASE WHEN code = '{code}' THEN {value} END)"
        return found if otherwise is None else f"coalesce({found}, {otherwise})"

    columns = []
    for i in range(CONDITIONS):
        columns += [f"({cell('n', f'c{i}', 0)} > 0)::INTEGER AS c{i}_ever", f"{cell('year', f'c{i}', 0)} AS c{i}_year"]
    columns += [f"({cell('active', f'd{i}', 0)} > 0)::INTEGER AS d{i}" for i in range(DRUGS)]
    for i in range(MEASURED):
        columns += [f"{cell('latest', f'm{i}')} AS m{i}", f"{cell('age', f'm{i}')} // {DAY} AS m{i}_age_days", f"{cell('mean', f'm{i}')} AS m{i}_mean", f"{cell('trend', f'm{i}')} AS m{i}_trend"]
    columns += [f"{cell('since', 'v1')} // {DAY} AS visited", f"{cell('n', 'v1', 0)} AS visits"]
    recent = f"unit = 'mmol/L' AND {DAYS} <= {730 * DAY}"
    return f"""WITH i AS ({INDEX}), r AS (SELECT i.patient, code, count(*) AS n, count(*) FILTER ({DAYS} <= {365 * DAY}) AS year, count(*) FILTER (effective_end IS NULL OR effective_end > moment) AS active,
        arg_max(value_number, effective_start) FILTER ({recent}) AS latest, min({DAYS}) FILTER ({recent}) AS age, avg(value_number) FILTER ({recent}) AS mean, regr_slope(value_number, {YEARS}) FILTER (unit = 'mmol/L') AS trend, min({DAYS}) AS since
        FROM i JOIN facts f ON f.patient = i.patient AND {SEEN} AND f.status IN ('active', 'ended', 'unknown') WHERE {wanted} GROUP BY i.patient, code),
      g AS (SELECT i.patient, {', '.join(columns)} FROM i LEFT JOIN (SELECT * REPLACE (CASE WHEN isfinite(trend) THEN trend END AS trend) FROM r) r ON r.patient = i.patient GROUP BY i.patient)
      SELECT p.patient, moment AS index_moment, {AGE}, g.* EXCLUDE (patient) FROM i JOIN patients p ON p.patient = i.patient LEFT JOIN g ON g.patient = i.patient ORDER BY p.patient"""


def timed(command):
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(["/usr/bin/env", *command], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, time.perf_counter() - start


def ask(sql):
    (folder / "ask.sql").write_text(sql)
    return subprocess.run([str(program), "ask", str(folder / "ask.sql")], check=True, capture_output=True, text=True).stdout.strip()


maker = folder / "maker"
maker.mkdir(parents=True, exist_ok=True)
source = PROGRAM.replace("CONDITIONS", str(CONDITIONS)).replace("DRUGS", str(DRUGS)).replace("MEASURED", str(MEASURED))
(maker / "Program.cs").write_text(source)
(maker / "maker.csproj").write_text(f'<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup><ItemGroup><ProjectReference Include="{root}/src/Tabib.Record/Tabib.Record.csproj" /></ItemGroup></Project>')
program = maker / "bin" / "Release" / "net10.0" / "maker"
subprocess.run(["dotnet", "build", "-c", "Release", "-v", "q", "-nologo", str(maker)], check=True)
facts, patients = folder / f"facts-{options.people}.parquet", folder / f"patients-{options.people}.parquet"
if not facts.exists():
    (folder / "make.sql").write_text(MAKE % (options.people, patients, options.people, CONDITIONS, DRUGS, MEASURED, facts))
    subprocess.run([str(program), "sql", str(folder / "make.sql")], check=True)
print(f"{facts}: {facts.stat().st_size / 1e6:.0f} MB", flush=True)

commands = {"tabib": [str(program), "cohort", str(facts), str(patients), str(options.threads), str(folder / "tabib.parquet")]}
for name, query in (("SQL, wide", wide()), ("SQL, narrow first", narrow())):
    file = folder / f"{name.split()[-1]}.sql"
    file.write_text(f"SET threads = {options.threads}; CREATE VIEW facts AS SELECT * FROM read_parquet('{facts}'); CREATE VIEW patients AS SELECT * FROM read_parquet('{patients}'); COPY ({query}) TO '{file.with_suffix('.parquet')}' (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, ROW_GROUP_SIZE 122880)")
    commands[name] = [str(program), "sql", str(file)]
times = {name: [] for name in commands}
for run in range(options.runs):
    for name, command in commands.items():
        times[name].append(timed(command))
        print(f"run {run + 1}: {name}: CPU {times[name][-1][0]:.2f} s, wall {times[name][-1][1]:.2f} s", flush=True)

columns = [line.split("\t")[0] for line in ask(f"DESCRIBE SELECT * FROM '{folder / 'tabib.parquet'}'").splitlines()]
for name in ("wide", "first"):
    unequal = " + ".join(f"(a.{column} IS DISTINCT FROM b.{column}{f' AND NOT coalesce(abs(a.{column} - b.{column}) <= 1e-9 * (1 + abs(a.{column})), FALSE)' if column.startswith('m') else ''})::INT" for column in columns)
    print(f"cells unequal to SQL, {name}: {ask(f'''SELECT count(*), sum({unequal}) FROM '{folder / 'tabib.parquet'}' a FULL JOIN '{folder / (name + '.parquet')}' b ON a.patient = b.patient''')} (rows, cells) in {len(columns)} columns", flush=True)
medians = {name: tuple(statistics.median(run[i] for run in runs) for i in (0, 1)) for name, runs in times.items()}
for name, (cpu, wall) in medians.items():
    print(f"{name}: CPU {cpu:.2f} s, wall {wall:.2f} s")
print(f"ratio of CPU seconds to the faster SQL: {medians['tabib'][0] / min(cpu for name, (cpu, _) in medians.items() if name != 'tabib'):.2f} [1.3]")
