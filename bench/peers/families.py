#!/usr/bin/env python3
"""Transmission tests, linkage disequilibrium and clumps against PLINK 1.9, over an invented cohort of 150 trios: the answers, not the times. Same seed, same cohort."""
import argparse
import os
import random
import subprocess
import sys

FAMILIES, VARIANTS = 150, 400
TRANSMITTED_MORE = (40, 200)


def cohort():
    """Genotypes by variant, then father, mother and child of each family; neighbours are correlated, a hundredth is missing."""
    parents = None
    for variant in range(VARIANTS):
        p = random.uniform(0.05, 0.5)
        fresh = [(int(random.random() < p), int(random.random() < p)) for _ in range(2 * FAMILIES)]
        parents = fresh if variant % 8 == 0 else [tuple(old if random.random() < 0.85 else new for old, new in zip(*pair)) for pair in zip(parents, fresh)]
        chance = 0.65 if variant in TRANSMITTED_MORE else 0.5
        passed = lambda pair: pair[0] if pair[0] == pair[1] else int(random.random() < chance)
        row = []
        for family in range(FAMILIES):
            father, mother = parents[2 * family], parents[2 * family + 1]
            row += [father, mother, (passed(father), passed(mother))]
        yield ["./." if random.random() < 0.01 else f"{a}/{b}" for a, b in row]


def write(work):
    random.seed(5)
    people = [f"{who}{family}" for family in range(FAMILIES) for who in "fmc"]
    with open(f"{work}/trios.vcf", "w") as out:
        out.write('##fileformat=VCFv4.2\n##contig=<ID=1>\n##FORMAT=<ID=GT,Number=1,Type=String,Description="x">\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t' + "\t".join(people) + "\n")
        for variant, row in enumerate(cohort()):
            out.write(f"1\t{(variant + 1) * 1000}\tv{variant}\tA\tG\t.\t.\t.\tGT\t" + "\t".join(row) + "\n")
    values = [f"{10 ** random.uniform(-7, 0):.6g}" for _ in range(VARIANTS)]
    with open(f"{work}/results.txt", "w") as peer, open(f"{work}/results.tsv", "w") as ours:
        peer.write("SNP P\n")
        ours.write("CHROM\tPOS\tID\tREF\tALT\tP\n")
        for variant, p in enumerate(values):
            peer.write(f"v{variant} {p}\n")
            ours.write(f"1\t{(variant + 1) * 1000}\tv{variant}\tA\tG\t{p}\n")
    with open(f"{work}/affected.tsv", "w") as out:
        out.write("#IID\tT\n" + "".join(f"{person}\t{2 if person[0] == 'c' else 1}\n" for person in people))
    return "".join(f"F{i} f{i} 0 0 1 1\nF{i} m{i} 0 0 2 1\nF{i} c{i} f{i} m{i} {i % 2 + 1} 2\n" for i in range(FAMILIES))


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


def correlations(work):
    theirs = {(row[2], row[5]): float(row[6]) for row in rows(f"{work}/peer.ld")}
    ours = {(row[2], row[6]): float(row[9]) for row in rows(f"{work}/ours.ld", "\t")}
    return f"r² of {len(theirs):,} pairs, six digits", len(theirs.keys() ^ ours.keys()) + sum(abs(theirs[pair] - ours[pair]) > 1e-6 for pair in theirs.keys() & ours.keys())


def clumps(work):
    theirs = {row[2]: sorted(name.split("(")[0] for name in row[11].split(",") if name != "NONE") for row in rows(f"{work}/peer.clumped")}
    ours = {row[2]: sorted(name for name in row[10].split(",") if name != ".") for row in rows(f"{work}/ours.clump", "\t")}
    return f"members of {len(theirs)} clumps", sum(theirs.get(name) != ours.get(name) for name in theirs.keys() | ours.keys())


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tabib", required=True)
    parser.add_argument("--work", required=True, help="folder for data and results; kept")
    options = parser.parse_args()
    work, tabib = os.path.abspath(options.work), os.path.abspath(options.tabib)
    os.makedirs(work, exist_ok=True)
    fam = write(work)
    peer, flags = "plink1.9 --silent --allow-no-sex", "--keep-allele-order --bfile trios --out peer"
    for command in [
        f"{peer} --vcf trios.vcf --double-id --make-bed --keep-allele-order --out trios",
        None,
        f"{peer} --tdt {flags}",
        f"{peer} --r2 --ld-window 10 --ld-window-kb 1000 --ld-window-r2 0 {flags}",
        f"{peer} --clump results.txt --clump-p1 1e-3 --clump-p2 1e-2 --clump-r2 0.3 --clump-kb 20 {flags}",
        f"{tabib} association tdt trios --phenotypes affected.tsv --trait T --out ours.tdt --quiet",
        f"{tabib} genotypes ld trios --window 10 --window-kb 1000 --r2 0 --out ours.ld --quiet",
        f"{tabib} association clump trios --results results.tsv --p1 1e-3 --p2 1e-2 --r2 0.3 --kb 20 --out ours.clump --quiet",
    ]:
        if command is None:
            with open(f"{work}/trios.fam", "w") as out:
                out.write(fam)
        else:
            subprocess.run(command, shell=True, check=True, cwd=work, stdout=subprocess.DEVNULL)
    failed = 0
    for what, differ in (transmissions(work), correlations(work), clumps(work)):
        print(f"{what}: {'equal' if differ == 0 else f'{differ} differ'}")
        failed += differ
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
