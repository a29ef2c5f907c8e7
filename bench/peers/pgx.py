#!/usr/bin/env python3
"""Pharmacogenomics: cold and warm calls of one sample, a hundred samples, unphased RYR1, a whole genome with and without index, and a biobank. Makes its inputs itself from the shipped gene files; same seed, same bytes.

The peer is `bcftools view` of the genes' regions, which only reads what Tabib also calls, interleaved with it. CPU is user + system, start and end of the programs included.
"""
import argparse
import glob
import json
import os
import random
import statistics
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LENGTHS = [248956422, 242193529, 198295559, 190214555, 181538259, 170805979, 159345973, 145138636, 138394717, 133797422, 135086622, 133275309, 114364328, 107043718, 101991189, 90338345, 83257441, 80373285, 58617616, 64444167, 46709983, 50818468, 156040895]
NAMES = [str(number) for number in range(1, 23)] + ["X"]
HEAD = '##fileformat=VCFv4.2\n##reference=GRCh38\n' + "".join(f"##contig=<ID=chr{name},length={length}>\n" for name, length in zip(NAMES, LENGTHS)) + "".join(
    f'##FORMAT=<ID={key},Number={number},Type={kind},Description="x">\n' for key, number, kind in [("GT", "1", "String"), ("AD", "R", "Integer"), ("DP", "1", "Integer"), ("GQ", "1", "Integer"), ("PL", "G", "Integer")])
COLUMNS = "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t"
WARM = 200
SAMPLES, REPEATS = 4000, 50


class Bench:
    def __init__(self, options):
        self.tabib, self.work, self.runs = options.tabib, options.work, options.runs
        self.environment = dict(os.environ, DOTNET_NOLOGO="1", TMPDIR=options.work)

    def path(self, name):
        return os.path.join(self.work, name)

    def run(self, command):
        """Wall seconds, CPU seconds, peak MiB."""
        started = time.monotonic()
        with open(self.path("log"), "wb") as log:
            status = subprocess.call(["/usr/bin/time", "-o", self.path("time"), "-f", "%U %S %M", "bash", "-c", command], stdout=log, stderr=subprocess.STDOUT, env=self.environment, cwd=self.work)
        wall = time.monotonic() - started
        if status:
            with open(self.path("log"), errors="replace") as log:
                sys.exit(f"failed: {command}\n{log.read()[-2000:]}")
        with open(self.path("time")) as file:
            user, system, peak = file.read().split()[-3:]
        return wall, float(user) + float(system), int(peak) / 1024

    def median(self, *commands, runs=None):
        rows = [[] for _ in commands]
        for _ in range(runs or self.runs):
            for index, command in enumerate(commands):
                rows[index].append(self.run(command))
        return [[statistics.median(column) for column in zip(*kept)] for kept in rows]


def genes():
    found = [json.load(open(path)) for path in sorted(glob.glob(os.path.join(ROOT, "knowledge", "pgx", "genes", "*.json")))]
    return [gene for gene in found if gene.get("positions")]


def dosage(gene, chosen):
    """By position the code of each chosen allele."""
    reference = next(allele for allele in gene["alleles"] if allele["name"] == gene["reference"])
    bases = {"R": "AG", "Y": "CT", "S": "CG", "W": "AT", "K": "GT", "M": "AC"}
    for position in gene["positions"]:
        place, codes = str(position["grch38"]), {}
        for index, allele in enumerate(gene["alleles"]):
            cell = allele["cells"].get(place) or (position["ref"] if allele.get("whole") else reference["cells"].get(place, position["ref"]))
            if cell in bases:
                cell = position["ref"] if position["ref"] in bases[cell] else bases[cell][0]
            codes[index] = ([position["ref"]] + position["alts"]).index(cell)
        yield position, [codes[index] for index in chosen]


def people(count, seed, limit=None):
    """Rows of a VCF of people with two named alleles of each gene, in the order of the genome."""
    draw, rows = random.Random(seed), []
    for gene in genes():
        weights = [0.3 / len(gene["alleles"]) + (0.7 if allele["name"] == gene["reference"] else 0) for allele in gene["alleles"]]
        one, other = (draw.choices(range(len(weights)), weights, k=count) for _ in range(2))
        for (position, left), (_, right) in zip(dosage(gene, one), dosage(gene, other)):
            rows.append((NAMES.index(gene["chromosome"]), position["grch38"], position, [f"{min(a, b)}/{max(a, b)}" for a, b in zip(left, right)]))
    rows.sort(key=lambda row: row[:2])
    return rows[:limit]


def write(path, rows, count):
    with open(path, "w") as out:
        out.write(HEAD + COLUMNS + "\t".join(f"s{i}" for i in range(count)) + "\n")
        for index, place, position, cells in rows:
            out.write(f"chr{NAMES[index]}\t{place}\t.\t{position['ref']}\t{','.join(position['alts'])}\t.\tPASS\t.\tGT\t" + "\t".join(cells) + "\n")


def unphased(path, heterozygous):
    """RYR1 with so many heterozygous positions, spread over the gene."""
    positions = next(gene for gene in genes() if gene["gene"] == "RYR1")["positions"]
    chosen = {i * len(positions) // heterozygous for i in range(heterozygous)} if heterozygous else set()
    index = NAMES.index("19")
    write(path, [(index, position["grch38"], position, ["0/1" if i in chosen else "0/0"]) for i, position in enumerate(positions)], 1)


def genome(path, records):
    draw = random.Random(5)
    total, pairs = sum(LENGTHS), ["AG", "GA", "CT", "TC"] * 4 + ["AC", "CA", "GT", "TG", "AT", "CG"]
    own = {}
    for index, place, position, cells in people(1, 9):
        own.setdefault(index, {})[place] = (position["ref"], ",".join(position["alts"]), cells[0])
    with open(path, "wb") as target, subprocess.Popen(["bgzip", "-@2", "-c"], stdin=subprocess.PIPE, stdout=target) as packer:
        packer.stdin.write((HEAD + COLUMNS + "s0\n").encode())
        for index, length in enumerate(LENGTHS):
            lines = []
            for place in sorted(set(draw.sample(range(10_000, length - 10_000), records * length // total)) | set(own.get(index, ()))):
                depth, quality = draw.randrange(15, 60), draw.randrange(20, 99)
                if place in own.get(index, ()):
                    ref, alt, call = own[index][place]
                    cell = f"{call}:.:{depth}:{quality}:."
                else:
                    (ref, alt), copies = pairs[draw.randrange(len(pairs))], min(2, draw.randrange(20) // 7)
                    cell = (f"0/0:{depth},0:{depth}:{quality}:0,{quality},900", f"0/1:{depth // 2},{depth - depth // 2}:{depth}:{quality}:900,0,917", f"1/1:0,{depth}:{depth}:{quality}:900,{quality},0")[copies]
                lines.append(f"chr{NAMES[index]}\t{place}\trs{draw.randrange(10**9)}\t{ref}\t{alt}\t{depth * 20}.64\tPASS\tDP={depth};FS={depth % 7}.31;MQ=60.00;QD={depth % 30}.5\tGT:AD:DP:GQ:PL\t{cell}\n")
            packer.stdin.write("".join(lines).encode())


def biobank(bench):
    """4,000 people fifty times over as a PLINK 1 set, then the peer's own format."""
    code = [3, 2, 0, 3]
    with open(bench.path("big.bed"), "wb") as bed, open(bench.path("big.bim"), "w") as bim:
        bed.write(bytes([0x6C, 0x1B, 1]))
        for index, place, position, cells in people(SAMPLES, 5):
            bim.write(f"{NAMES[index]}\t.\t0\t{place}\t{position['alts'][0]}\t{position['ref']}\n")
            # Calls with a second alternate count as the first here; on X every other person has one allele.
            values = [code[min(1, int(cell[0])) + min(1, int(cell[2]))] for cell in cells]
            if NAMES[index] == "X":
                values = [3 if value == 2 and number % 2 == 0 else value for number, value in enumerate(values)]
            bed.write(bytes(values[k] | values[k + 1] << 2 | values[k + 2] << 4 | values[k + 3] << 6 for k in range(0, SAMPLES, 4)) * REPEATS)
    with open(bench.path("big.fam"), "w") as fam:
        for i in range(SAMPLES * REPEATS):
            fam.write(f"s{i} s{i} 0 0 {1 + i % 2} -9\n")
    bench.run("plink2 --bfile big --real-ref-alleles --make-pgen --out big")


def make(bench, options):
    def absent(name):
        return not os.path.exists(bench.path(name))

    if absent("regions.bed"):
        write(bench.path("one.vcf"), people(1, 1), 1)
        write(bench.path("hundred.vcf"), people(100, 2, 900), 100)
        for count in (0, 4, 12):
            unphased(bench.path(f"ryr1.{count}.vcf"), count)
        with open(bench.path("regions.bed"), "w") as out:
            for gene in genes():
                places = [position["grch38"] for position in gene["positions"]]
                out.write(f"chr{gene['chromosome']}\t{min(places) - 1}\t{max(places) + 1}\n")
    if absent("wgs.vcf.gz.tbi"):
        genome(bench.path("wgs.vcf.gz"), options.records)
        bench.run("tabix -f -p vcf wgs.vcf.gz && ln -sf wgs.vcf.gz plain.vcf.gz")
    if absent("big.pgen") and not options.no_biobank:
        biobank(bench)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tabib", required=True, help="the program as it is shipped")
    parser.add_argument("--work", required=True, help="folder for the data")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--records", type=int, default=4_500_000, help="of the genome")
    parser.add_argument("--no-biobank", action="store_true")
    options = parser.parse_args()
    options.tabib, options.work = os.path.abspath(options.tabib), os.path.abspath(options.work)
    os.makedirs(options.work, exist_ok=True)
    bench = Bench(options)
    make(bench, options)
    call = f"{options.tabib} pgx call --threads 1"

    def row(name, measured, goal, note="", peer=None):
        wall, cpu, peak = measured
        other = f"{peer[0]:.2f} | {peer[1]:.2f}" if peer else " | "
        print(f"| {name} | {wall:.3f} | {cpu:.2f} | {peak:.0f} | {other} | {goal} | {note} |", flush=True)

    print("| work | wall s | CPU-s | MiB | peer wall s | peer CPU-s | goal | |\n|---|---|---|---|---|---|---|---|", flush=True)
    one, = bench.median(f"{call} one.vcf --json > one.json")
    row("one sample, all genes, cold process", one, "0.30 s, 120 MB")
    many, = bench.median(f"{call} {' '.join(['one.vcf'] * (WARM + 1))} --json > many.json")
    row(f"the same {WARM + 1} times in one process", many, "2 ms each", f"{(many[0] - one[0]) / WARM * 1000:.2f} ms each after the first")
    hundred, = bench.median(f"{call} hundred.vcf --out hundred.jsonl")
    row("100 samples x 900 positions", hundred, "0.5 CPU-s, 200 MB")
    for count in (0, 4, 12):
        first, rest = bench.median(f"{call} --gene RYR1 ryr1.{count}.vcf --json > r.json", f"{call} --gene RYR1 {' '.join([f'ryr1.{count}.vcf'] * (WARM + 1))} --json > r.json")
        row(f"RYR1, {count} unphased heterozygotes", first, "5 ms each", f"{(rest[0] - first[0]) / WARM * 1000:.2f} ms each after the first")
    peer, indexed = bench.median("bcftools view -R regions.bed wgs.vcf.gz > peer.vcf", f"{call} wgs.vcf.gz --json > wgs.json")
    row(f"genome of {options.records:,} records, indexed (peer: bcftools view -R)", indexed, "0.3 s", peer=peer)
    peer, whole = bench.median("bcftools view -T regions.bed plain.vcf.gz > peer.vcf", f"{call} plain.vcf.gz --json > plain.json", runs=min(3, options.runs))
    row("the same without index (peer: bcftools view -T)", whole, "one pass", peer=peer)
    with open(bench.path("wgs.json")) as left, open(bench.path("plain.json")) as right:
        if left.read().replace("wgs.vcf.gz", "") != right.read().replace("plain.vcf.gz", ""):
            sys.exit("the calls with and without index differ")
    if not options.no_biobank:
        big, = bench.median(f"{options.tabib} pgx call big --out big.jsonl", runs=1)
        row(f"{SAMPLES * REPEATS:,} samples x {len(people(1, 1)):,} positions (pgen)", big, "1 CPU-ms a sample", f"{big[1] / (SAMPLES * REPEATS) * 1000:.3f} CPU-ms a sample")
        os.remove(bench.path("big.jsonl"))


main()
