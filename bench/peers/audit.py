#!/usr/bin/env python3
"""A fairness audit of ten million people by three attributes with 2,000 bootstrap replicates, from Parquet, beside one scan of the same file. There is no peer: none of the known tools has intervals of gaps at this size.

usage: bench/peers/audit.py [FOLDER]
The table is made once by DuckDB (the one that Tabib uses): a chance, an outcome, six, two and three groups. Needs the .NET SDK; TABIB names the program (default: ./tabib). CPU seconds are user and system, start-up included; the best of three.
"""
import os
import pathlib
import resource
import subprocess
import sys
import time

root = pathlib.Path(__file__).resolve().parents[2]
folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "/tmp/tabib-audit-bench")
tabib = os.environ.get("TABIB", str(root / "tabib"))
table = folder / "people.parquet"
MAKER = """
using DuckDB.NET.Data;
using var connection = new DuckDBConnection("Data Source=:memory:");
connection.Open();
using var command = connection.CreateCommand();
command.CommandText = args[0];
if (args.Length == 1) { command.ExecuteNonQuery(); return; }
using var reader = command.ExecuteReader();
while (reader.Read()) Console.WriteLine(reader.GetValue(0));
"""
QUERY = """SET threads = 1; SELECT setseed(0.5); COPY (
WITH drawn AS (SELECT i, floor(random() * 6)::INT AS r, random() < 0.5 AS s, floor(random() * 3)::INT AS a, random() AS u, random() AS v FROM range(10000000) t(i)),
scored AS (SELECT *, 1 / (1 + exp(1.8 - 0.15 * r - 1.6 * (u + v - 1) * 2)) AS chance FROM drawn)
SELECT round(chance, 4) AS risk, (random() < chance)::TINYINT AS ill, 'group ' || chr((65 + r)::INT) AS race, CASE WHEN s THEN 'female' ELSE 'male' END AS sex, ['under 40', '40 to 64', '65 or over'][a + 1] AS age FROM scored) TO '%s' (FORMAT parquet)"""


def timed(command):
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, time.perf_counter() - start, after.ru_maxrss / 1024


def show(name, command):
    runs = [timed(command) for _ in range(3)]
    best = min(runs)
    print(f"{name}: CPU {best[0]:.2f} s, wall {best[1]:.2f} s, at most {max(run[2] for run in runs):.0f} MB so far", flush=True)


maker = folder / "maker"
maker.mkdir(parents=True, exist_ok=True)
(maker / "Program.cs").write_text(MAKER)
(maker / "maker.csproj").write_text(f'<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup><ItemGroup><ProjectReference Include="{root}/src/Tabib.Record/Tabib.Record.csproj" /></ItemGroup></Project>')
program = maker / "bin" / "Release" / "net10.0" / "maker"
if not program.exists():
    subprocess.run(["dotnet", "build", "-c", "Release", "-v", "q", "-nologo", str(maker)], check=True)
if not table.exists():
    subprocess.run([str(program), QUERY % table], check=True)
print(f"{table}: {table.stat().st_size / 1e6:.0f} MB")
show("one scan of the five columns by DuckDB", [str(program), f"SET threads = 1; SELECT sum(risk) + sum(ill) + count(DISTINCT race) + count(DISTINCT sex) + count(DISTINCT age) FROM '{table}'", "print"])
common = [tabib, "models", "audit", "--predictions", str(table), "--score", "risk", "--outcome", "ill", "--groups", "race,sex,age", "--threshold", "0.3", "--threads", "1", "--out", str(folder / "out")]
show("tabib models audit --decisions-only", [*common, "--decisions-only"])
show("tabib models audit, with areas, calibration and what-ifs", common)
