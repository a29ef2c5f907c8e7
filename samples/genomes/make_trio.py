#!/usr/bin/env python3
"""Makes the invented trio beside it: trio.vcf, trio.ped. Same seed, same bytes."""
import os
import random

random.seed(41)
HERE = os.path.dirname(os.path.abspath(__file__))
LENGTHS = {"1": 248956422, "X": 156040895, "MT": 16569}


def sample(alleles, depth=None, quality=None):
    """A call with its reads: an allele has its share of them, with noise."""
    depth = depth or max(12, round(random.gauss(34, 6)))
    alt = sum(alleles)
    reads = sum(random.random() < alt / len(alleles) for _ in range(depth)) if 0 < alt < len(alleles) else depth * (alt > 0)
    quality = quality or min(99, 3 * depth)
    return f"{'/'.join(str(a) for a in sorted(alleles))}:{depth - reads},{reads}:{depth}:{quality}"


def person(chromosome, frequency, copies):
    return [int(random.random() < frequency) for _ in range(copies)]


lines = []
for chromosome, count in (("1", 220), ("X", 60), ("MT", 20)):
    for number, position in enumerate(sorted(random.sample(range(3_000_000 if chromosome == "X" else 100, min(LENGTHS[chromosome], 150_000_000)), count))):
        frequency = random.choice([0.05, 0.2, 0.5])
        reference, alternate = random.sample("ACGT", 2)
        copies = {"1": (2, 2), "X": (1, 2), "MT": (1, 1)}[chromosome]
        father, mother = person(chromosome, frequency, copies[0]), person(chromosome, frequency, copies[1])
        son = [random.choice(mother)] + ([random.choice(father)] if chromosome == "1" else [])
        depth = None
        if (chromosome, number) in {("1", 17), ("1", 90), ("1", 150), ("X", 31)}:  # new in the son
            father, mother = [0] * copies[0], [0] * copies[1]
            son = [1] + [0] * (len(son) - 1)
            depth = 6 if number == 150 else None
        if (chromosome, number) in {("1", 60), ("1", 200)}:  # a wrong call of a parent
            father, mother, son = [0, 0], [1, 1], [1, 1]
        texts = [sample(son, depth), sample(father), sample(mother)]
        if random.random() < 0.03:
            place = random.randrange(3)
            texts[place] = ("./." if len((son, father, mother)[place]) == 2 else ".") + ":.:.:."
        lines.append(f"{chromosome}\t{position}\t.\t{reference}\t{alternate}\t{random.randint(30, 99)}\tPASS\t.\tGT:AD:DP:GQ\t" + "\t".join(texts))

with open(os.path.join(HERE, "trio.vcf"), "w", newline="\n") as out:
    out.write("##fileformat=VCFv4.3\n")
    for name, length in LENGTHS.items():
        out.write(f"##contig=<ID={name},length={length}>\n")
    out.write("##FILTER=<ID=PASS,Description=\"All filters passed\">\n##FORMAT=<ID=GT,Number=1,Type=String,Description=\"Genotype\">\n")
    out.write("##FORMAT=<ID=AD,Number=R,Type=Integer,Description=\"Reads of each allele\">\n##FORMAT=<ID=DP,Number=1,Type=Integer,Description=\"Reads\">\n##FORMAT=<ID=GQ,Number=1,Type=Integer,Description=\"Quality of the genotype\">\n")
    out.write("#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tT003\tT001\tT002\n" + "\n".join(lines) + "\n")
with open(os.path.join(HERE, "trio.ped"), "w", newline="\n") as out:
    out.write("F1\tT001\t0\t0\t1\t0\nF1\tT002\t0\t0\t2\t0\nF1\tT003\tT001\tT002\t1\t0\n")
