#!/usr/bin/env python3
"""One person's genome and a thousand scores: makes a VCF of 4.5 million records and PGS Catalog files of 100 to a million variants (median about 5,000, a hundred million rows in all; same seed, same bytes), scores them and says how long it took.

usage: patient_scores.py FOLDER [FILES [RECORDS]]     FOLDER keeps what was made; needs bgzip and 4 GB of room
"""
import gzip
import os
import random
import resource
import subprocess
import sys
import time

FOLDER = sys.argv[1]
FILES = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
RECORDS = int(sys.argv[3]) if len(sys.argv) > 3 else 4_500_000
LENGTHS = [248956422, 242193529, 198295559, 190214555, 181538259, 170805979, 159345973, 145138636, 138394717, 133797422, 135086622, 133275309, 114364328, 107043718, 101991189, 90338345, 83257441, 80373285, 58617616, 64444167, 46709983, 50818468, 156040895]
NAMES = [str(number) for number in range(1, 23)] + ["X"]
PAIRS = ["AG", "GA", "CT", "TC"] * 4 + ["AC", "CA", "GT", "TG"] + ["AT", "CG"]


def sites():
    draw = random.Random(5)
    total, rows = sum(LENGTHS), []
    for index, length in enumerate(LENGTHS):
        rows += [(index, position) for position in sorted(draw.sample(range(10_000, length - 10_000), RECORDS * length // total))]
    return [(index, position, PAIRS[draw.randrange(len(PAIRS))]) for index, position in rows]


def write_genome(path, variants):
    draw = random.Random(6)
    with open(path, "wb") as target, subprocess.Popen(["bgzip", "-@2", "-c"], stdin=subprocess.PIPE, stdout=target) as packer:
        write = packer.stdin.write
        write(b"##fileformat=VCFv4.2\n" + "".join(f"##contig=<ID=chr{name},length={length}>\n" for name, length in zip(NAMES, LENGTHS)).encode())
        for key, number, kind in [("AC", "A", "Integer"), ("AF", "A", "Float"), ("AN", "1", "Integer"), ("DP", "1", "Integer"), ("FS", "1", "Float"), ("MQ", "1", "Float"), ("QD", "1", "Float"), ("SOR", "1", "Float")]:
            write(f'##INFO=<ID={key},Number={number},Type={kind},Description="x">\n'.encode())
        for key, number, kind in [("GT", "1", "String"), ("AD", "R", "Integer"), ("DP", "1", "Integer"), ("GQ", "1", "Integer"), ("PL", "G", "Integer")]:
            write(f'##FORMAT=<ID={key},Number={number},Type={kind},Description="x">\n'.encode())
        write(b"#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tNA1\n")
        lines = []
        for number, (index, position, pair) in enumerate(variants):
            depth, quality = draw.randrange(15, 60), draw.randrange(20, 99)
            copies = min(2, draw.randrange(20) // 7)
            calls = (f"0/0:{depth},0:{depth}:{quality}:0,{quality},900", f"0/1:{depth // 2},{depth - depth // 2}:{depth}:{quality}:900,0,917", f"1/1:0,{depth}:{depth}:{quality}:900,{quality},0")[copies]
            lines.append(f"chr{NAMES[index]}\t{position}\trs{7 * (number + 1000)}\t{pair[0]}\t{pair[1]}\t{depth * 20}.64\tPASS\tAC={copies};AF={copies / 2};AN=2;DP={depth};FS={depth % 7}.31;MQ=60.00;QD={depth % 30}.5;SOR=0.{quality}\tGT:AD:DP:GQ:PL\t{calls}\n")
            if len(lines) == 20_000:
                write("".join(lines).encode())
                lines = []
        write("".join(lines).encode())


def write_scores(folder, variants):
    total = 0
    for file in range(FILES):
        draw = random.Random(1000 + file)
        size = min(len(variants), int(100 * 10_000 ** (draw.random() ** 1.22)) if file % 100 else 1_000_000)
        step, rows = len(variants) / size, []
        for i in range(size):
            number = min(len(variants) - 1, int((i + draw.random()) * step))
            index, position, (first, second) = variants[number]
            if draw.random() < 0.5:
                first, second = second, first
            place = position + (draw.random() < 0.05)
            rows.append(f"rs{7 * (number + 1000)}\t{NAMES[index]}\t{place - 1000}\t{first}\t{second}\t{draw.random() - 0.5:.7g}\tENSEMBL\trs{7 * (number + 1000)}\t{NAMES[index]}\t{place}\t\n")
        header = f"###PGS CATALOG SCORING FILE\n#format_version=2.0\n#pgs_id=PGS{file + 1:06}\n#genome_build=GRCh37\n#variants_number={size}\n#HmPOS_build=GRCh38\nrsID\tchr_name\tchr_position\teffect_allele\tother_allele\teffect_weight\thm_source\thm_rsID\thm_chr\thm_pos\thm_inferOtherAllele\n"
        with gzip.GzipFile(os.path.join(folder, f"PGS{file + 1:06}_hmPOS_GRCh38.txt.gz"), "wb", 1, mtime=0) as target:
            target.write((header + "".join(rows)).encode())
        total += size
    return total


def main():
    genome, scores = os.path.join(FOLDER, "genome.vcf.gz"), os.path.join(FOLDER, "scores")
    if not os.path.exists(genome):
        os.makedirs(scores, exist_ok=True)
        variants = sites()
        write_genome(genome, variants)
        print(f"{len(variants):,} records, {FILES:,} files of {write_scores(scores, variants):,} rows")
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    subprocess.run([os.path.join(root, "tabib"), "--version"], stdout=subprocess.DEVNULL, check=True)  # Built, where it was not.
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    subprocess.run([os.path.join(root, "tabib"), "polygenic", "score", genome, "--weights", scores, "--out", os.path.join(FOLDER, "scores.tsv"), "--quiet"], stdout=subprocess.DEVNULL, check=False)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{time.monotonic() - start:.1f} s, {used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime:.1f} CPU-s, {used.ru_maxrss / 1024:.0f} MB")


main()
