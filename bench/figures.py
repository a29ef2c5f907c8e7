#!/usr/bin/env python3
"""The figures of docs/benchmarks.md: whole commands, timed from outside. Needs the load set of the test data.

usage: bench/figures.py [import|import10|run|start] ...   (none: all)
Build first: ./tabib --version
"""
import glob
import gzip
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHARED = os.environ.get("TABIB_SHARED", os.path.join(os.path.dirname(ROOT), "shared"))
LOAD = os.path.join(SHARED, "data", "records", "synthea", "load")
PROGRAM = ["dotnet", os.path.join(ROOT, "src/Tabib.App/bin/Release/net10.0/tabib.dll")]
RESOURCES = 122_707
PATIENTS = 400


def main():
    wanted = sys.argv[1:] or ["start", "import", "import10", "run"]
    work = tempfile.mkdtemp(prefix="tabib-figures-")
    os.environ["XDG_CONFIG_HOME"] = os.path.join(work, "config")
    try:
        for name in wanted:
            globals()["figure_" + name](work)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def figure_start(work):
    times = [tabib("--help")["wall"] for _ in range(11)]
    print(f"tabib --help: median {statistics.median(times) * 1000:.0f} ms")


def figure_import(work):
    runs = []
    for _ in range(5):
        workspace = fresh(work, "import")
        runs.append(tabib("import", LOAD, "--workspace", workspace, "--quiet"))
    report("import of the load set (gzip)", runs, RESOURCES, "resources")
    again = tabib("import", LOAD, "--workspace", workspace, "--quiet")
    print(f"the same again, nothing added: {again['wall']:.2f} s; workspace {size(workspace) / 2**20:.0f} MiB, "
          f"{size(workspace) / RESOURCES:.0f} bytes a resource, journal alone {os.path.getsize(os.path.join(workspace, 'journal.db')) / RESOURCES:.0f}")


def figure_import10(work):
    folder = os.path.join(work, "ten")
    os.makedirs(folder)
    for path in sorted(glob.glob(os.path.join(LOAD, "*.ndjson.gz"))):
        with gzip.open(path, "rb") as packed:
            text = packed.read()
        for copy in range(10):
            # Other people: the second group of every UUID, and every number that identifies a person, differ from copy to copy.
            changed = re.sub(rb"\b([0-9a-f]{8}-)[0-9a-f]{4}(-[0-9a-f]{4}-)", rb"\g<1>%04x\g<2>" % copy, text) if copy else text
            if copy and "Patient" in os.path.basename(path):
                changed = re.sub(rb'"(999-[0-9-]+|S999[0-9]+|X[0-9]+X)"', rb'"\g<1>-%d"' % copy, changed)
            with gzip.open(os.path.join(folder, f"{copy}-{os.path.basename(path)}"), "wb", compresslevel=1) as target:
                target.write(changed)
    workspace = fresh(work, "import10")
    report("import of ten times the load set", [tabib("import", folder, "--workspace", workspace, "--quiet")], 10 * RESOURCES, "resources")


def figure_run(work):
    runs = []
    for _ in range(3):
        workspace, out = fresh(work, "run"), fresh(work, "report")
        tabib("import", LOAD, "--workspace", workspace, "--quiet")
        runs.append(tabib("run", LOAD, "--workspace", workspace, "--out", out, "--as-of", "2020-06-01", "--quiet"))
        stages = json.load(open(os.path.join(out, "run.json"), encoding="utf-8"))["stages"]
        print("stages: " + ", ".join(f"{stage['name']} {stage['seconds']:.2f} s" for stage in stages))
    report("run over the load set, already imported", runs, PATIENTS, "patients")


def tabib(*arguments):
    start = time.monotonic()
    with subprocess.Popen([*PROGRAM, *arguments], stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - start
    if process.returncode not in (0, 1):
        sys.exit(f"tabib {' '.join(arguments)} ended with {process.returncode}")
    return {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "memory": usage.ru_maxrss * 1024}


def report(title, runs, count, unit):
    wall = statistics.median(run["wall"] for run in runs)
    print(f"{title}: {wall:.2f} s wall, {statistics.median(run['cpu'] for run in runs):.2f} s CPU, "
          f"{max(run['memory'] for run in runs) / 2**20:.0f} MiB peak, {count / wall:,.0f} {unit}/s ({len(runs)} runs, median)")


def fresh(work, name):
    path = os.path.join(work, name)
    shutil.rmtree(path, ignore_errors=True)
    return path


def size(folder):
    return sum(os.path.getsize(os.path.join(parent, name)) for parent, _, names in os.walk(folder) for name in names)


if __name__ == "__main__":
    main()
