#!/usr/bin/env python3
"""Durable import of one FHIR load set: Tabib against PostgreSQL (jsonb COPY, then a GIN jsonb_path_ops index, fsync on).

Both read the same uncompressed NDJSON from the same disk and leave it indexed and on disk. Runs are interleaved; the medians are printed.
CPU is user + system of the program and all its children (for PostgreSQL the whole server, with its start and stop).
Before times are compared the answers are: number of resources, and of those of one code.
"""
import argparse
import glob
import gzip
import json
import os
import pwd
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--load", required=True)
    parser.add_argument("--tabib", required=True)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()

    work = tempfile.mkdtemp(prefix="tabib-peers-")
    os.chmod(work, 0o755)
    try:
        total, code_count = unpack(options.load, os.path.join(work, "load"))
        peers = {"tabib": Tabib(options.tabib, work), "postgresql": PostgreSql(work)}
        results = {name: [] for name in peers}
        for run in range(options.runs):
            for name, peer in peers.items():
                measured = peer.run()
                if measured["resources"] != total:
                    sys.exit(f"{name} holds {measured['resources']} resources, not {total}: times are not comparable")
                if measured.get("of_code", code_count) != code_count:
                    sys.exit(f"{name} finds {measured['of_code']} of the code, not {code_count}: times are not comparable")
                results[name].append(measured)
                print(f"run {run + 1}: {name:<11} {measured['wall']:.2f} s wall, {measured['cpu']:.2f} s CPU, {measured['memory'] / 2**20:.0f} MiB", file=sys.stderr)
        print(f"{'program':<12} {'resources/s':>12} {'wall s':>8} {'CPU s':>8} {'peak MiB':>9}")
        median = {}
        for name, runs in results.items():
            wall = statistics.median(run["wall"] for run in runs)
            median[name] = wall
            print(f"{name:<12} {total / wall:>12,.0f} {wall:>8.2f} {statistics.median(run['cpu'] for run in runs):>8.2f} "
                  f"{statistics.median(run['memory'] for run in runs) / 2**20:>9.0f}")
        print(f"ratio of wall times: {median['postgresql'] / median['tabib']:.2f}x")
    finally:
        shutil.rmtree(work, ignore_errors=True)


def unpack(source, target):
    """Uncompressed NDJSON, the number of resources, and how many carry LOINC 4548-4."""
    os.makedirs(target)
    total = code_count = 0
    for path in sorted(glob.glob(os.path.join(source, "*.ndjson.gz"))):
        with gzip.open(path, "rb") as packed, open(os.path.join(target, os.path.basename(path)[:-3]), "wb") as plain:
            for line in packed:
                plain.write(line)
                total += 1
                if b'"4548-4"' in line:
                    resource_json = json.loads(line)
                    code_count += any(coding.get("code") == "4548-4" for coding in resource_json.get("code", {}).get("coding", []))
    return total, code_count


class Tabib:
    def __init__(self, program, work):
        self.program, self.work = program, work

    def run(self):
        workspace = os.path.join(self.work, "workspace")
        shutil.rmtree(workspace, ignore_errors=True)
        environment = dict(os.environ, XDG_CONFIG_HOME=os.path.join(self.work, "config"))
        before, start = cpu_of_children(), time.monotonic()
        process = subprocess.Popen(["dotnet", self.program, "import", os.path.join(self.work, "load"), "--workspace", workspace, "--quiet", "--json"],
                                   stdout=subprocess.PIPE, env=environment)
        memory = PeakMemory(process.pid)
        output, _ = process.communicate()
        wall, cpu = time.monotonic() - start, cpu_of_children() - before
        if process.returncode != 0:
            sys.exit(f"tabib import ended with {process.returncode}")
        return {"wall": wall, "cpu": cpu, "memory": memory.stop(), "resources": sum(row["added"] for row in json.loads(output)["types"])}


class PostgreSql:
    def __init__(self, work):
        found = shutil.which("postgres")
        self.bin = os.path.dirname(os.path.realpath(found)) if found else sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1]
        self.work, self.data, self.socket = work, os.path.join(work, "pg"), os.path.join(work, "pgsocket")
        self.user = pwd.getpwnam("postgres" if any(entry.pw_name == "postgres" for entry in pwd.getpwall()) else "nobody") if os.getuid() == 0 else None

    def run(self):
        shutil.rmtree(self.data, ignore_errors=True)
        for folder in (self.data, self.socket):
            os.makedirs(folder, exist_ok=True)
            if self.user:
                os.chown(folder, self.user.pw_uid, self.user.pw_gid)
        self.call(["initdb", "-D", self.data, "-U", "peer", "-A", "trust", "-E", "UTF8", "--locale=C"])
        before, start = cpu_of_children(), time.monotonic()
        server = subprocess.Popen([os.path.join(self.bin, "postgres"), "-D", self.data, "-k", self.socket, "-c", "listen_addresses=", "-c", "fsync=on",
                                   "-c", "synchronous_commit=on", "-c", "shared_buffers=1GB", "-c", "maintenance_work_mem=1GB", "-c", "max_wal_size=4GB"],
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=self.become)
        memory = PeakMemory(server.pid)
        self.wait_until_ready()
        ready = time.monotonic()
        self.sql("create table resource (body jsonb not null)")
        for path in sorted(glob.glob(os.path.join(self.work, "load", "*.ndjson"))):
            self.sql(f"\\copy resource from '{path}' with (format csv, quote e'\\x01', delimiter e'\\x02')")
        self.sql("create index on resource using gin (body jsonb_path_ops)")
        self.sql("checkpoint")
        wall = time.monotonic() - ready
        resources = int(self.sql("select count(*) from resource"))
        of_code = int(self.sql("""select count(*) from resource where body @> '{"code":{"coding":[{"code":"4548-4"}]}}'"""))
        peak = memory.stop()
        server.send_signal(2)
        server.wait()
        return {"wall": wall, "cpu": cpu_of_children() - before, "memory": peak, "resources": resources, "of_code": of_code}

    def become(self):
        if self.user:
            os.setgid(self.user.pw_gid)
            os.setuid(self.user.pw_uid)

    def call(self, command):
        subprocess.run([os.path.join(self.bin, command[0]), *command[1:]], check=True, stdout=subprocess.DEVNULL, preexec_fn=self.become)

    def sql(self, statement):
        return subprocess.run([os.path.join(self.bin, "psql"), "-h", self.socket, "-U", "peer", "-d", "postgres", "-qAtX", "-v", "ON_ERROR_STOP=1", "-c", statement],
                              check=True, stdout=subprocess.PIPE, text=True).stdout.strip()

    def wait_until_ready(self):
        for _ in range(200):
            if subprocess.run([os.path.join(self.bin, "pg_isready"), "-h", self.socket, "-q"]).returncode == 0:
                return
            time.sleep(0.05)
        sys.exit("PostgreSQL did not start")


class PeakMemory:
    """Largest sum of proportional set sizes of a process and its descendants, sampled ten times a second."""

    def __init__(self, pid):
        self.pid, self.peak, self.done = pid, 0, threading.Event()
        self.thread = threading.Thread(target=self.watch)
        self.thread.start()

    def watch(self):
        while not self.done.wait(0.1):
            self.peak = max(self.peak, sum(proportional_size(pid) for pid in family(self.pid)))

    def stop(self):
        self.done.set()
        self.thread.join()
        return self.peak


def family(root):
    parents = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open(f"/proc/{name}/stat", encoding="ascii", errors="replace") as status:
                    parents.setdefault(int(status.read().rsplit(")", 1)[1].split()[1]), []).append(int(name))
            except OSError:
                continue
    found, open_ends = [], [root]
    while open_ends:
        pid = open_ends.pop()
        found.append(pid)
        open_ends.extend(parents.get(pid, []))
    return found


def proportional_size(pid):
    try:
        with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as rollup:
            return next(int(line.split()[1]) * 1024 for line in rollup if line.startswith("Pss:"))
    except (OSError, StopIteration):
        return 0


def cpu_of_children():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
