#!/usr/bin/env python3
"""Transmission tests, linkage disequilibrium and clumps against PLINK 1.9, kinship against PLINK 2, Mendelian errors against bcftools +mendelian, over an invented cohort of 150 families: the answers, not the times. Same seed, same cohort."""
import argparse
import functools
import os
import random
import statistics
import subprocess
import sys

FAMILIES, VARIANTS, ON_X = 150, 400, 80
TRANSMITTED_MORE = (40, 200)


def cohort():
    """Genotypes by variant, then father, mother, son and daughter of each family; neighbours are correlated, a hundredth is missing, the last variants are on X."""
    parents = None
    for variant in range(VARIANTS):
        p = random.uniform(0.05, 0.5)
        fresh = [(int(random.random() < p), int(random.random() < p)) for _ in range(2 * FAMILIES)]
        parents = fresh if variant % 8 == 0 else [tuple(old if random.random() < 0.85 else new for old, new in zip(*pair)) for pair in zip(parents, fresh)]
        is_on_x = variant >= VARIANTS - ON_X
        if is_on_x:
            parents = [pair if i % 2 else (pair[0], pair[0]) for i, pair in enumerate(parents)]
        chance = 0.65 if variant in TRANSMITTED_MORE else 0.5
        passed = lambda pair: pair[0] if pair[0] == pair[1] else int(random.random() < chance)
        row = []
        for family in range(FAMILIES):
            father, mother = parents[2 * family], parents[2 * family + 1]
            for_son = passed(mother)
            row += [father, mother, (for_son if is_on_x else passed(father), for_son), (passed(father), passed(mother))]

        # Fathers are called on X: without them PLINK leaves their sons' trios out, and a son's X says of his mother what it says.
        yield ["./." if random.random() < 0.01 and not (is_on_x and i % 4 == 0) else str(a) if is_on_x and i % 4 in (0, 2) else f"{a}/{b}" for i, (a, b) in enumerate(row)]


def write(work):
    random.seed(5)
    people = [f"{who}{family}" for family in range(FAMILIES) for who in "fmsd"]
    with open(f"{work}/trios.vcf", "w") as out:
        out.write('##fileformat=VCFv4.2\n##contig=<ID=1>\n##contig=<ID=X>\n##FORMAT=<ID=GT,Number=1,Type=String,Description="x">\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t' + "\t".join(people) + "\n")
        for variant, row in enumerate(cohort()):
            out.write(f"{place(variant)}\tv{variant}\tA\tG\t.\t.\t.\tGT\t" + "\t".join(row) + "\n")
    values = [f"{10 ** random.uniform(-7, 0):.6g}" for _ in range(VARIANTS)]
    with open(f"{work}/results.txt", "w") as peer, open(f"{work}/results.tsv", "w") as ours:
        peer.write("SNP P\n")
        ours.write("CHROM\tPOS\tID\tREF\tALT\tP\n")
        for variant, p in enumerate(values):
            peer.write(f"v{variant} {p}\n")
            ours.write(f"{place(variant)}\tv{variant}\tA\tG\t{p}\n")
    with open(f"{work}/affected.tsv", "w") as out:
        out.write("#IID\tT\n" + "".join(f"{person}\t{2 if person[0] in 'sd' else 1}\n" for person in people))
    return "".join(f"F{i} f{i} 0 0 1 1\nF{i} m{i} 0 0 2 1\nF{i} s{i} f{i} m{i} 1 2\nF{i} d{i} f{i} m{i} 2 2\n" for i in range(FAMILIES))


def place(variant):
    return f"{'X' if variant >= VARIANTS - ON_X else 1}\t{(variant + 1) * 10000}"


def write_calls(work, families=20):
    """Calls at random of several alleles, some of them missing by half, one copy where there is one: few can be of these parents."""
    regions = {"1": 100_000_000, "X": 100_000_000, "Y": 20_000_000, "MT": 16_000}
    allele = lambda: "." if random.random() < 0.05 else random.choice("012")
    both = lambda: f"{allele()}/{allele()}"
    with open(f"{work}/calls.vcf", "w") as out:
        out.write("##fileformat=VCFv4.2\n##contig=<ID=1,length=249250621>\n##contig=<ID=X,length=155270560>\n##contig=<ID=Y,length=59373566>\n##contig=<ID=MT,length=16569>\n")
        out.write('##FORMAT=<ID=GT,Number=1,Type=String,Description="x">\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t' + "\t".join(f"{who}{i}" for i in range(families) for who in "fmsd") + "\n")
        for chromosome, last in regions.items():
            for position in range(last // 500 + 3_000_000 * (chromosome == "Y"), last, last // 500):
                is_paired = chromosome == "X" and 60_000 < position < 2_699_521
                row = []
                for _ in range(families):
                    # A mother's X is called whole or not at all: bcftools takes half a call of hers for a whole one.
                    whole = random.choice(["./.", *(f"{a}/{b}" for a in "012" for b in "012")])
                    row += ([both(), both(), both(), both()] if chromosome == "1" or is_paired else [allele(), whole, allele(), both()] if chromosome == "X" else [allele(), ".", allele(), "."] if chromosome == "Y" else [allele(), allele(), allele(), allele()])
                out.write(f"{chromosome}\t{position}\t.\tA\tC,G\t.\t.\t.\tGT\t" + "\t".join(row) + "\n")


def rows(path, separator=None):
    with open(path) as lines:
        return [line.rstrip("\n").split(separator) for line in lines if line.strip()][1:]


def transmissions(work):
    theirs = {row[1]: row for row in rows(f"{work}/peer.tdt")}
    differ = 0
    for row in rows(f"{work}/ours.tdt", "\t"):
        peer = theirs[row[2]]
        counts = (int(peer[5]), int(peer[6])) if peer[3] == row[5] else (int(peer[6]), int(peer[5]))
        differ += (int(row[6]), int(row[7])) != counts or abs(float(row[9]) - float(peer[8])) > 2e-3 * max(1, float(peer[8]))
    return f"transmissions and chi-squared of {len(theirs)} variants", differ


@functools.cache
def founder_copies(work):
    """Copies by variant of fathers and mothers, None where missing; one copy counts as two."""
    copies = {}
    with open(f"{work}/trios.vcf") as lines:
        for fields in (line.rstrip("\n").split("\t") for line in lines if line[0] != "#"):
            founders = [call for i, call in enumerate(fields[9:]) if i % 4 < 2]
            copies[fields[2]] = [None if "." in call else 2 * call.count("1") // (1 + call.count("/")) for call in founders]
    return copies


def squared_correlation(left, right):
    pairs = [(a, b) for a, b in zip(left, right) if a is not None and b is not None]
    return statistics.correlation(*zip(*pairs)) ** 2


def correlations(work):
    # PLINK 1.9 gives men one copy of X in --r2, whatever --ld-xchr says; we give them none or two, as PLINK 2 does: those pairs are worked out here.
    theirs = {(row[2], row[5]): float(row[6]) for row in rows(f"{work}/peer.ld")}
    theirs = {pair: squared_correlation(*(founder_copies(work)[name] for name in pair)) if int(pair[0][1:]) >= VARIANTS - ON_X else value for pair, value in theirs.items()}
    ours = {(row[2], row[6]): float(row[9]) for row in rows(f"{work}/ours.ld", "\t")}
    return f"r² of {len(theirs):,} pairs, six digits", len(theirs.keys() ^ ours.keys()) + sum(abs(theirs[pair] - ours[pair]) > 1e-6 for pair in theirs.keys() & ours.keys())


def clumps(work):
    theirs = {row[2]: sorted(name.split("(")[0] for name in row[11].split(",") if name != "NONE") for row in rows(f"{work}/peer.clumped")}
    ours = {row[2]: sorted(name for name in row[10].split(",") if name != ".") for row in rows(f"{work}/ours.clump", "\t")}
    return f"members of {len(theirs)} clumps", sum(theirs.get(name) != ours.get(name) for name in theirs.keys() | ours.keys())


def kinship(work):
    theirs = {tuple(sorted(row[:2])): [float(value) for value in row[2:]] for row in rows(f"{work}/peer.kin0")}
    ours = {tuple(sorted(row[:2])): [float(value) for value in row[2:]] for row in rows(f"{work}/ours.kin", "\t")}
    return f"kinship of {len(theirs):,} pairs, six digits", len(theirs.keys() ^ ours.keys()) + sum(abs(a - b) > 2e-6 * max(1, abs(a)) for pair in theirs.keys() & ours.keys() for a, b in zip(theirs[pair], ours[pair]))


def inheritance(work):
    differ, trios = 0, 0
    for name in ("trios", "calls"):
        theirs = {row[3].split(",")[2]: row[:3] for row in rows(f"{work}/{name}.mendelian")}
        ours = {row[0]: row[4:7] for row in rows(f"{work}/{name}.ours", "\t")}
        differ += sum(theirs.get(child) != ours.get(child) for child in theirs.keys() | ours.keys())
        trios += len(theirs)
    return f"records that are consistent, inconsistent and not checked of {trios:,} trios", differ


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tabib", required=True)
    parser.add_argument("--work", required=True, help="folder for data and results; kept")
    options = parser.parse_args()
    work, tabib = os.path.abspath(options.work), os.path.abspath(options.tabib)
    os.makedirs(work, exist_ok=True)
    fam = write(work)
    write_calls(work)
    peer, flags = "plink1.9 --silent --allow-no-sex", "--keep-allele-order --bfile trios --out peer"
    for command in [
        f"{peer} --vcf trios.vcf --double-id --make-bed --keep-allele-order --out trios",
        None,
        f"{peer} --tdt {flags}",
        f"{peer} --r2 --ld-window 10 --ld-window-kb 1000 --ld-window-r2 0 {flags}",
        f"{peer} --clump results.txt --clump-p1 1e-3 --clump-p2 1e-2 --clump-r2 0.3 --clump-kb 200 {flags}",
        f"{tabib} association tdt trios --phenotypes affected.tsv --trait T --out ours.tdt --quiet",
        f"{tabib} genotypes ld trios --window 10 --window-kb 1000 --r2 0 --out ours.ld --quiet",
        f"{tabib} association clump trios --results results.tsv --p1 1e-3 --p2 1e-2 --r2 0.3 --kb 200 --out ours.clump --quiet",
        "plink2 --silent --bfile trios --make-king-table cols=id,nsnp,hethet,ibs0,kinship --out peer",
        f"{tabib} genotypes kinship trios --out ours.kin --quiet",
        *(f"bcftools +mendelian {name}.vcf -p trios.fam -m c > {name}.mendelian" for name in ("trios", "calls")),
        *(f"{tabib} variants trios {name}.vcf --pedigree trios.fam --out {name}.ours --quiet --build GRCh37" for name in ("trios", "calls")),
    ]:
        if command is None:
            with open(f"{work}/trios.fam", "w") as out:
                out.write(fam)
        else:
            subprocess.run(command, shell=True, check=True, cwd=work, stdout=subprocess.DEVNULL)
    failed = 0
    for what, differ in (transmissions(work), correlations(work), clumps(work), kinship(work), inheritance(work)):
        print(f"{what}: {'equal' if differ == 0 else f'{differ} differ'}")
        failed += differ
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
