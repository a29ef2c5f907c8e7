#!/usr/bin/env python3
"""Cohort genetics: Tabib against plink2 and bcftools, interleaved, on the same data, threads and output.

Data sets (made once in --work): c5k, 5,000 samples x 100,000 variants of plink2 --dummy (1 % missing), and rare, as many with a 1/x frequency spectrum.
plink2 runs with OpenBLAS where it is installed. CPU is user + system, start and end of the programs included. Answers are compared before times are.
"""
import argparse
import glob
import gzip
import math
import os
import random
import statistics
import subprocess
import sys
import time

BLAS = "/usr/lib/x86_64-linux-gnu/openblas-pthread"


class Bench:
    def __init__(self, options):
        self.tabib, self.work, self.runs, self.threads = options.tabib, options.work, options.runs, options.threads
        self.environment = dict(os.environ, OPENBLAS_NUM_THREADS="1", DOTNET_NOLOGO="1", TMPDIR=options.work)
        if os.path.isdir(BLAS):
            self.environment["LD_LIBRARY_PATH"] = BLAS

    def path(self, name):
        return os.path.join(self.work, name)

    def run(self, command, environment=None):
        """Wall seconds, CPU seconds, peak MiB."""
        # Through time(1): the peak of a child of this program would count this program's own memory.
        started = time.monotonic()
        with open(self.path("log"), "wb") as log:
            process = subprocess.Popen(["/usr/bin/time", "-o", self.path("time"), "-f", "%U %S %M", "bash", "-c", command],
                                       stdout=log, stderr=subprocess.STDOUT, env=dict(self.environment, **(environment or {})), cwd=self.work)
            status = process.wait()
        wall = time.monotonic() - started
        if status:
            with open(self.path("log"), errors="replace") as log:
                sys.exit(f"failed: {command}\n{log.read()[-2000:]}")
        with open(self.path("time")) as file:
            user, system, peak = file.read().split()[-3:]
        return wall, float(user) + float(system), int(peak) / 1024

    def compare(self, name, peer, ours, check=None, runs=None, environment=None):
        measured = {"peer": [], "tabib": []}
        for number in range(runs or self.runs):
            measured["peer"].append(self.run(peer, environment))
            measured["tabib"].append(self.run(ours))
            if number == 0 and check is not None:
                note = check()
                print(f"  {name}: answers agree: {note}", file=sys.stderr)
        median = {who: [statistics.median(column) for column in zip(*rows)] for who, rows in measured.items()}
        p, t = median["peer"], median["tabib"]
        print(f"| {name} | {p[1]:.2f} | {t[1]:.2f} | {t[1] / p[1]:.3f} | {p[0]:.2f} | {t[0]:.2f} | {p[2]:.0f} | {t[2]:.0f} |", flush=True)


def make_data(bench):
    w = bench.path
    if not os.path.exists(w("c5k.pgen")):
        bench.run(f"plink2 --dummy 5000 100000 0.01 acgt scalar-pheno --seed 1 --make-pgen --out c5k")
    if not os.path.exists(w("c5k.vcf.gz")):
        bench.run("plink2 --pfile c5k --export vcf bgz --out c5k")
    if not os.path.exists(w("rare.pgen")):
        with open(w("rare.vcf"), "w") as out:
            rare_vcf(out)
        bench.run("plink2 --vcf rare.vcf --make-pgen --out rare && bgzip -f rare.vcf")
    annotated_sites(bench)
    samples = [line.split()[0] for line in open(w("c5k.psam")) if not line.startswith("#")]
    rnd = random.Random(11)
    if not os.path.exists(w("covar.tsv")):
        with open(w("covar.tsv"), "w") as out:
            out.write("#IID\t" + "\t".join(f"C{i + 1}" for i in range(10)) + "\n")
            for sample in samples:
                out.write(sample + "\t" + "\t".join(f"{rnd.gauss(0, 1):.6f}" for _ in range(10)) + "\n")
    if not os.path.exists(w("trait.tsv")):
        with open(w("trait.tsv"), "w") as out:
            out.write("#IID\tQT\tCC\n")
            for sample in samples:
                out.write(f"{sample}\t{rnd.gauss(0, 1):.6f}\t{1 + (rnd.random() < 0.1)}\n")
    for name in ("c5k", "rare"):
        if os.path.exists(w(f"{name}.w100.tsv")):
            continue
        with open(w(f"{name}.pvar")) as variants, open(w(f"{name}.w1.tsv"), "w") as one, open(w(f"{name}.w100.tsv"), "w") as many, open(w(f"{name}.first10k"), "w") as first:
            one.write("ID\tA1\tWEIGHT\n")
            many.write("ID\tA1\t" + "\t".join(f"W{i + 1}" for i in range(100)) + "\n")
            count = 0
            for line in variants:
                if line.startswith("#"):
                    continue
                fields = line.rstrip("\n").split("\t")
                one.write(f"{fields[2]}\t{fields[4]}\t{rnd.gauss(0, 0.1):.6f}\n")
                many.write(f"{fields[2]}\t{fields[4]}\t" + "\t".join(f"{rnd.gauss(0, 0.1):.5f}" for _ in range(100)) + "\n")
                if count < 10000:
                    first.write(fields[2] + "\n")
                count += 1


def annotated_sites(bench, sites=500000):
    """An INFO-heavy sites file in the manner of a population release, on an invented reference of two chromosomes; a tenth are indels, some not left-aligned."""
    if os.path.exists(bench.path("annotated.vcf.gz")):
        return
    rnd = random.Random(5)
    chromosomes = {name: "".join(rnd.choices("ACGT", k=6_000_000)) for name in ("chr1", "chr2")}
    with open(bench.path("reference.fa"), "w") as out:
        for name, bases in chromosomes.items():
            out.write(f">{name}\n")
            for start in range(0, len(bases), 60):
                out.write(bases[start:start + 60] + "\n")
    fields = [("AC", "A", "Integer"), ("AN", "1", "Integer"), ("AF", "A", "Float")]
    for group in ("afr", "amr", "eas", "nfe", "sas"):
        fields += [(f"AC_{group}", "A", "Integer"), (f"AN_{group}", "1", "Integer"), (f"AF_{group}", "A", "Float"), (f"nhomalt_{group}", "A", "Integer")]
    fields += [("FS", "1", "Float"), ("MQ", "1", "Float"), ("QD", "1", "Float"), ("VarDP", "1", "Integer"), ("variant_type", "1", "String")]
    with open(bench.path("annotated.vcf"), "w") as out:
        out.write("##fileformat=VCFv4.2\n##FILTER=<ID=AC0,Description=\"No carrier\">\n##FILTER=<ID=RF,Description=\"Failed filter\">\n")
        for name, number, kind in fields:
            out.write(f"##INFO=<ID={name},Number={number},Type={kind},Description=\"{name}\">\n")
        for name, bases in chromosomes.items():
            out.write(f"##contig=<ID={name},length={len(bases)}>\n")
        out.write("#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n")
        for name, bases in chromosomes.items():
            position = 100
            for number in range(sites // 2):
                position += 1 + rnd.randrange(40)
                if position > len(bases) - 100:
                    break
                ref = bases[position - 1]
                if rnd.random() < 0.1:
                    length = 1 + rnd.randrange(4)
                    ref, alt = (bases[position - 1:position + length], ref) if rnd.random() < 0.5 else (ref, ref + "".join(rnd.choices("ACGT", k=length)))
                else:
                    alt = rnd.choice([base for base in "ACGT" if base != ref])
                an = 140000 + rnd.randrange(10000)
                ac = int(math.exp(rnd.random() * 11))
                info = f"AC={ac};AN={an};AF={ac / an:.5e}"
                for group in ("afr", "amr", "eas", "nfe", "sas"):
                    part, whole = ac // 5, 28000 + rnd.randrange(2000)
                    info += f";AC_{group}={part};AN_{group}={whole};AF_{group}={part / whole:.5e};nhomalt_{group}={part // 7}"
                info += f";FS={rnd.random() * 10:.3f};MQ={40 + rnd.random() * 20:.2f};QD={rnd.random() * 30:.2f};VarDP={rnd.randrange(100000)};variant_type={'snv' if len(ref) == len(alt) else 'indel'}"
                out.write(f"{name}\t{position}\trs{number}\t{ref}\t{alt}\t{rnd.randrange(100000)}\t{'PASS' if rnd.random() < 0.9 else rnd.choice(['AC0', 'RF'])}\t{info}\n")
    bench.run("bgzip -f annotated.vcf && tabix -f annotated.vcf.gz")


def rare_vcf(out, samples=5000, variants=100000):
    rnd = random.Random(20240229)
    out.write("##fileformat=VCFv4.2\n##contig=<ID=1>\n##FORMAT=<ID=GT,Number=1,Type=String,Description=\"Genotype\">\n")
    out.write("#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t" + "\t".join(f"per{i}" for i in range(samples)) + "\n")
    for variant in range(variants):
        carriers = {}
        for _ in range(int(math.exp(rnd.random() * math.log(samples / 2)))):
            sample = rnd.randrange(samples)
            carriers[sample] = min(2, carriers.get(sample, 0) + 1)
        row = ["0/0"] * samples
        for sample, copies in carriers.items():
            row[sample] = "0/1" if copies == 1 else "1/1"
        out.write(f"1\t{1000 + 30 * variant}\trs{variant}\tA\tG\t.\t.\t.\tGT\t" + "\t".join(row) + "\n")


def rows(path, key, columns):
    """Column values by key of a table with a header."""
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt") as file:
        header = None
        table = {}
        for line in file:
            if line.startswith("##"):
                continue
            fields = line.rstrip("\n").lstrip("#").split("\t")
            if header is None:
                header = [name for name in fields]
                places = [header.index(name) for name in key], [header.index(name) for name in columns]
                continue
            table[tuple(fields[i] for i in places[0])] = [fields[i] for i in places[1]]
    return table


def agree(left, right, tolerance, absolute=2e-6):
    """Largest relative difference of two tables over the keys of the left one."""
    if len(left) == 0 or set(left) != set(right):
        sys.exit(f"the rows differ: {len(left)} and {len(right)}, {len(set(left) & set(right))} in both: times are not comparable")
    worst = 0.0
    compared = 0
    for key, values in left.items():
        for a, b in zip(values, right[key]):
            if a in ("NA", "nan", ".", "") or b in ("NA", "nan", ".", ""):
                continue
            x, y = float(a), float(b)
            difference = abs(x - y) / max(abs(x), abs(y), 1e-12)
            if difference > tolerance and abs(x - y) > absolute:
                sys.exit(f"{key}: {a} and {b}: times are not comparable")
            if abs(x - y) > absolute:
                worst = max(worst, difference)
            compared += 1
    return f"{compared:,} numbers, largest relative difference {worst:.1e}"


def vectors(path, count):
    """Columns PC1, PC2 ... of a table of components, by sample in the order of its name."""
    table = rows(path, ["IID"], [f"PC{number + 1}" for number in range(count)])
    return list(zip(*([float(value) for value in table[key]] for key in sorted(table))))


def cosine(left, right):
    """|cos| of the angle between two vectors."""
    def product(a, b):
        return math.fsum(x * y for x, y in zip(a, b))
    return abs(product(left, right)) / math.sqrt(product(left, left) * product(right, right))


def cohort_jobs(bench, name):
    t, threads = bench.tabib, bench.threads
    plink = f"plink2 --threads {threads} --pfile {name}"

    def frequency():
        ours = rows(bench.path(f"t.{name}.freq.tsv"), ["ID"], ["ALT_FREQ", "OBS_CT", "HWE_MIDP"])
        peer = rows(bench.path(f"p.{name}.afreq"), ["ID"], ["ALT_FREQS", "OBS_CT"])
        hardy = rows(bench.path(f"p.{name}.hardy"), ["ID"], ["MIDP"])
        return agree({key: values + hardy[key] for key, values in peer.items()}, ours, 1e-5)

    def score(columns):
        def check():
            ours, peer = {}, {}
            for key, values in rows(bench.path(f"t.{name}.score.tsv"), ["IID", "SCORE"], ["SUM"]).items():
                ours.setdefault(key[0], []).append(values[0])
            names = [f"SCORE{i + 1}_SUM" for i in range(columns)]
            for key, values in rows(bench.path(f"p.{name}.sscore"), ["IID"], names).items():
                peer[key[0]] = values
            return agree(peer, ours, 1e-4)
        return check

    def association(trait, suffix):
        def check():
            ours = rows(bench.path(f"t.{name}.glm.tsv"), ["ID"], ["BETA", "SE", "P"] if suffix == "linear" else ["BETA", "SE"])
            path = glob.glob(bench.path(f"p.{name}.{trait}.glm.{suffix}*"))[0]
            table = rows(path, ["ID", "A1", "ALT"], ["BETA", "SE", "P"] if suffix == "linear" else ["OR", "LOG(OR)_SE"])
            peer = {}
            for (variant, a1, alt), values in table.items():
                if values[0] == "NA":
                    peer[(variant,)] = values
                    continue
                beta = float(values[0]) if suffix == "linear" else math.log(float(values[0]))
                peer[(variant,)] = [repr(beta if a1 == alt else -beta)] + values[1:]
            # plink2 prints odds ratios with six digits and stops its iterations early: near 1 their logarithms have few.
            return agree(peer, ours, 1e-4, 2e-6) if suffix == "linear" else agree(peer, ours, 2e-2, 2e-5)
        return check

    def kinship():
        ours = rows(bench.path(f"t.{name}.kin.tsv"), ["ID1", "ID2"], ["KINSHIP"])
        peer = rows(bench.path(f"p.{name}.kin0"), ["IID1", "IID2"], ["KINSHIP"])
        return agree({tuple(sorted(k)): v for k, v in peer.items()}, {tuple(sorted(k)): v for k, v in ours.items()}, 1e-4)

    def pruned():
        ours = sum(1 for _ in open(bench.path(f"t.{name}.prune")))
        peer = sum(1 for _ in open(bench.path(f"p.{name}.prune.in")))
        if abs(ours - peer) > 0.01 * peer:
            sys.exit(f"{ours} and {peer} variants kept: times are not comparable")
        return f"{ours:,} and {peer:,} kept"

    def components():
        # Of a cohort without structure the eigenvalues lie close, and the peer's approximate components are not those of the matrix: ours are held to our exact ones.
        if not os.path.exists(bench.path(f"t.{name}.exact.eigenvec")):
            bench.run(f"{t} genotypes pca {name} --components 10 --exact --out t.{name}.exact --threads {threads}")
        ours, exact, peer = (vectors(bench.path(f"{prefix}.eigenvec"), 10) for prefix in (f"t.{name}.pca", f"t.{name}.exact", f"p.{name}"))
        cosines = [cosine(a, b) for a, b in zip(ours, exact)]
        if min(cosines) < 0.9999:
            sys.exit(f"|cos| of the randomised with the exact components: {cosines}: times are not comparable")
        of_peer = [cosine(a, b) for a, b in zip(peer, exact)]
        return f"|cos| of ours, randomised, with ours, exact: {min(cosines):.6f} or more; of plink2's approximate components {min(of_peer):.4f} to {max(of_peer):.4f}"

    yield "VCF.gz to pgen", f"plink2 --threads {threads} --vcf {name}.vcf.gz --make-pgen --out p.{name}.imp", f"{t} genotypes import {name}.vcf.gz --out t.{name}.imp --threads {threads}", None
    yield "frequency, missing, HWE", f"{plink} --freq --missing --hardy midp --out p.{name}", f"{t} genotypes frequency {name} --out t.{name}.freq.tsv --threads {threads}", frequency
    yield "score, 1 column", f"{plink} --score {name}.w1.tsv 1 2 3 header cols=+scoresums --out p.{name}", f"{t} polygenic score {name} --weights {name}.w1.tsv --out t.{name}.score.tsv --threads {threads}", score(1)
    yield "score, 100 columns", f"{plink} --score {name}.w100.tsv 1 2 header cols=+scoresums --score-col-nums 3-102 --out p.{name}", f"{t} polygenic score {name} --weights {name}.w100.tsv --out t.{name}.score.tsv --threads {threads}", score(100)
    yield "linear, no covariates", f"{plink} --pheno trait.tsv --pheno-name QT --glm allow-no-covars --out p.{name}", f"{t} association run {name} --phenotypes trait.tsv --trait QT --model linear --out t.{name}.glm.tsv --threads {threads}", association("QT", "linear")
    yield "linear, 10 covariates", f"{plink} --pheno trait.tsv --pheno-name QT --covar covar.tsv --glm hide-covar --out p.{name}", f"{t} association run {name} --phenotypes trait.tsv --trait QT --covariates covar.tsv --model linear --out t.{name}.glm.tsv --threads {threads}", association("QT", "linear")
    yield "logistic, Firth fallback, 10k variants", f"{plink} --extract {name}.first10k --pheno trait.tsv --pheno-name CC --covar covar.tsv --glm firth-fallback hide-covar --out p.{name}", f"{t} association run {name} --extract {name}.first10k --phenotypes trait.tsv --trait CC --covariates covar.tsv --model logistic --out t.{name}.glm.tsv --threads {threads}", association("CC", "logistic")
    yield "KING table", f"{plink} --make-king-table --out p.{name}", f"{t} genotypes kinship {name} --out t.{name}.kin.tsv --threads {threads}", kinship
    yield "PCA 10, randomised", f"OPENBLAS_NUM_THREADS={threads} {plink} --pca 10 approx --out p.{name}", f"{t} genotypes pca {name} --components 10 --randomised --out t.{name}.pca --threads {threads}", components
    yield "prune 1000 50 0.1", f"{plink} --indep-pairwise 1000 50 0.1 --out p.{name}", f"{t} genotypes prune {name} --window 1000 --step 50 --r2 0.1 --out t.{name}.prune --threads {threads}", pruned
    yield "export VCF.gz", f"{plink} --export vcf bgz --out p.{name}.exp", f"{t} genotypes export {name} --format vcf.gz --out t.{name}.exp.vcf.gz --threads {threads}", None


SLOW = {"KING table": 2, "PCA 10, randomised": 2, "linear, 10 covariates": 3, "export VCF.gz": 2}


def variant_jobs(bench):
    t, threads = bench.tabib, bench.threads
    extra = f"--threads {threads - 1}"

    def bodies(ours, peer):
        def check():
            digests = [subprocess.run(f"bcftools view -H {path} | md5sum", shell=True, cwd=bench.work, capture_output=True, text=True).stdout for path in (ours, peer)]
            if digests[0] != digests[1]:
                sys.exit(f"{ours} and {peer} differ: times are not comparable")
            return "the same records"
        return check

    def texts(ours, peer):
        def check():
            count = 0
            with open(bench.path(ours)) as left, open(bench.path(peer)) as right:
                for one, other in zip(left, right, strict=True):
                    count += 1
                    a, b = one.rstrip("\n").split("\t"), other.rstrip("\n").split("\t")
                    if a[:2] != b[:2] or abs(float(a[2]) - float(b[2])) > 1e-5 * abs(float(b[2])):
                        sys.exit(f"{one} and {other} differ: times are not comparable")
            return f"{count:,} lines (bcftools writes numbers anew, we leave them as they stand)"
        return check

    yield "fill-tags AN AC AF HWE ExcHet, rare", f"bcftools +fill-tags rare.vcf.gz {extra} -Oz -o p.tags.vcf.gz -- -t AN,AC,AF,HWE,ExcHet", f"{t} variants fill-tags rare.vcf.gz --tag AN --tag AC --tag AF --tag HWE --tag ExcHet --out t.tags.vcf.gz --threads {threads}", bodies("t.tags.vcf.gz", "p.tags.vcf.gz")
    if os.path.exists(bench.path("annotated.vcf.gz")):
        yield "filter to VCF.gz, INFO-heavy sites", f"bcftools view {extra} -f PASS -i 'AF>0.01' annotated.vcf.gz -Oz -o p.view.vcf.gz", f"{t} variants view annotated.vcf.gz --filter PASS --include 'AF>0.01' --out t.view.vcf.gz --threads {threads}", bodies("t.view.vcf.gz", "p.view.vcf.gz")
        yield "normalize, INFO-heavy sites", f"bcftools norm {extra} -f reference.fa -m -any annotated.vcf.gz -Oz -o p.norm.vcf.gz", f"{t} variants normalize annotated.vcf.gz --reference reference.fa --split any --out t.norm.vcf.gz --threads {threads}", bodies("t.norm.vcf.gz", "p.norm.vcf.gz")
        yield "filter to BCF, INFO-heavy sites", f"bcftools view {extra} -f PASS -i 'AF>0.01' annotated.vcf.gz -Ob -o p.view.bcf", f"{t} variants view annotated.vcf.gz --filter PASS --include 'AF>0.01' --out t.view.bcf --threads {threads}", bodies("t.view.bcf", "p.view.bcf")
        yield "query one INFO field", "bcftools query -f '%CHROM\\t%POS\\t%INFO/AF\\n' annotated.vcf.gz -o p.query.tsv", f"{t} variants query annotated.vcf.gz --format-string '%CHROM\\t%POS\\t%INFO/AF\\n' --out t.query.tsv --threads {threads}", texts("t.query.tsv", "p.query.tsv")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tabib", required=True)
    parser.add_argument("--work", required=True, help="folder for data and results; kept")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--only", default="", help="part of the name of the jobs to run")
    parser.add_argument("--sets", default="c5k,rare")
    options = parser.parse_args()
    os.makedirs(options.work, exist_ok=True)
    options.tabib = os.path.abspath(options.tabib)
    bench = Bench(options)
    make_data(bench)
    print("BLAS of plink2:", "OpenBLAS" if os.path.isdir(BLAS) else "as Debian links it (netlib)", file=sys.stderr)
    print(f"threads: {options.threads}, runs: up to {options.runs}, medians")
    print("| work | peer CPU s | tabib CPU s | ratio | peer wall s | tabib wall s | peer MiB | tabib MiB |")
    print("|---|---|---|---|---|---|---|---|")
    for name in options.sets.split(","):
        if name not in ("c5k", "rare"):
            continue
        for job, peer, ours, check in cohort_jobs(bench, name):
            if options.only and options.only not in job:
                continue
            if job == "KING table" and name == "rare":
                continue
            bench.compare(f"{job} ({name})", peer, ours, check, min(options.runs, SLOW.get(job, options.runs)))
    for job, peer, ours, check in variant_jobs(bench):
        if options.only and options.only not in job:
            continue
        bench.compare(job, peer, ours, check)


if __name__ == "__main__":
    main()
