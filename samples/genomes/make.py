#!/usr/bin/env python3
"""Makes the invented cohort beside it: 120 people of two populations, some related, 600 variants, traits and covariates. Same seed, same bytes."""
import math
import os
import random

random.seed(20)
HERE = os.path.dirname(os.path.abspath(__file__))
FOUNDERS, CHILDREN = 100, 20
PEOPLE = FOUNDERS + CHILDREN
CONTIGS = [("1", 240), ("2", 160), ("22", 100), ("X", 60), ("Y", 15), ("MT", 25)]


def beta(a, b):
    return random.betavariate(a, b)


sexes = [1 + random.randrange(2) for _ in range(PEOPLE)]
population = [i % 2 for i in range(FOUNDERS)]
parents = []
for _ in range(CHILDREN):
    pool = [i for i in range(FOUNDERS)]
    father = random.choice([i for i in pool if sexes[i] == 1])
    mother = random.choice([i for i in pool if sexes[i] == 2 and population[i] == population[father]])
    parents.append((father, mother))

variants, genotypes = [], []
for contig, count in CONTIGS:
    position = 100_000
    haplotypes = None
    for number in range(count):
        position += random.randrange(2_000, 40_000)
        ref, alt = random.choice([("A", "G"), ("C", "T"), ("G", "A"), ("T", "C"), ("A", "C"), ("G", "T"), ("A", "AT"), ("CTG", "C")])
        rare = random.random() < 0.2
        base = random.uniform(0.004, 0.02) if rare else random.uniform(0.05, 0.5)
        spread = 0.08
        frequency = [base if rare else min(0.95, max(0.02, beta(base * (1 - spread) / spread, (1 - base) * (1 - spread) / spread))) for _ in range(2)]
        fresh = []
        for person in range(FOUNDERS):
            pair = [int(random.random() < frequency[population[person]]) for _ in range(2)]
            if haplotypes is not None and random.random() < 0.6 and not rare:
                pair = list(haplotypes[person])
            fresh.append(pair)
        haplotypes = None if rare else fresh
        calls = []
        only = {}
        for person in range(PEOPLE):
            pair = fresh[person] if person < FOUNDERS else [random.choice(fresh[parents[person - FOUNDERS][0]]), random.choice(fresh[parents[person - FOUNDERS][1]])]
            if contig == "X" and person >= FOUNDERS:
                pair[0] = only[parents[person - FOUNDERS][0]]
            if contig == "MT":
                pair = [fresh[person if person < FOUNDERS else parents[person - FOUNDERS][1]][0]] * 2
            elif contig == "Y" or (contig == "X" and sexes[person] == 1):
                source = person if person < FOUNDERS else parents[person - FOUNDERS][0 if contig == "Y" else 1]
                pair = [fresh[source][0 if contig == "Y" else random.randrange(2)]] * 2
                only[person] = pair[0]
            code = sum(pair)
            if random.random() < 0.01 or (contig == "Y" and sexes[person] == 2):
                code = 3
            calls.append(code)
        variants.append((contig, position, f"v{contig}_{number + 1}", ref, alt))
        genotypes.append(calls)

with open(os.path.join(HERE, "cohort.bed"), "wb") as bed:
    bed.write(bytes([0x6C, 0x1B, 0x01]))
    for calls in genotypes:
        line = bytearray((PEOPLE + 3) // 4)
        for person, code in enumerate(calls):
            line[person // 4] |= (3, 2, 0, 1)[code] << (person % 4 * 2)
        bed.write(line)
with open(os.path.join(HERE, "cohort.bim"), "w") as bim:
    for contig, position, name, ref, alt in variants:
        bim.write(f"{contig}\t{name}\t0\t{position}\t{alt}\t{ref}\n")
names = [f"P{i + 1:03}" for i in range(PEOPLE)]
# A family is everyone joined by a child: readers look for parents inside the family alone.
family = list(range(FOUNDERS))
for _ in parents:
    for father, mother in parents:
        family[father] = family[mother] = min(family[father], family[mother])

with open(os.path.join(HERE, "cohort.fam"), "w") as fam:
    for person in range(PEOPLE):
        father, mother = (names[p] for p in parents[person - FOUNDERS]) if person >= FOUNDERS else ("0", "0")
        fam.write(f"F{family[person if person < FOUNDERS else parents[person - FOUNDERS][0]] + 1:03}\t{names[person]}\t{father}\t{mother}\t{sexes[person]}\t-9\n")

common = [i for i, v in enumerate(variants) if v[0] in ("1", "2", "22") and 0.1 < sum(c for c in genotypes[i] if c < 3) / (2 * PEOPLE) < 0.9]
causal = random.sample(common, 3)
effects = [1.2, -0.9, 0.7]
with open(os.path.join(HERE, "phenotypes.tsv"), "w") as file:
    file.write("#IID\tLDL\tDIABETES\n")
    for person in range(PEOPLE):
        signal = sum(e * (genotypes[i][person] % 3) for e, i in zip(effects, causal))
        ldl = 3.2 + 0.35 * signal + random.gauss(0, 0.6)
        risk = 1 / (1 + math.exp(-(-0.6 + 0.9 * signal)))
        file.write(f"{names[person]}\t{ldl:.2f}\t{'NA' if person == 7 else 2 if random.random() < risk else 1}\n")
with open(os.path.join(HERE, "covariates.tsv"), "w") as file:
    file.write("#IID\tAGE\tSMOKING\n")
    for person in range(PEOPLE):
        file.write(f"{names[person]}\t{random.randrange(25, 80)}\t{int(random.random() < 0.25)}\n")
with open(os.path.join(HERE, "weights.tsv"), "w") as file:
    file.write("ID\tA1\tWEIGHT\n")
    for i in sorted(random.sample(common, 40)):
        file.write(f"{variants[i][2]}\t{random.choice(variants[i][3:])}\t{random.gauss(0, 0.2):.4f}\n")

# Genes: runs of neighbours on chromosomes 1 and X; the rarer half of each counts as damaging. Drawn from nothing: the files above keep their bytes.
with open(os.path.join(HERE, "genes.tsv"), "w") as file:
    file.write("#GENE\tID\tMASK\n")
    for contig, size in (("1", 20), ("2", 20), ("X", 20)):
        members = [i for i, v in enumerate(variants) if v[0] == contig]
        for number, start in enumerate(range(0, len(members), size)):
            for i in members[start:start + size]:
                called = [c for c in genotypes[i] if c < 3]
                frequency = sum(called) / (2 * len(called))
                mask = "damaging" if min(frequency, 1 - frequency) < 0.02 else "other"
                file.write(f"GENE{contig}-{number + 1:02}\t{variants[i][2]}\t{mask}\n")
