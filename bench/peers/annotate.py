#!/usr/bin/env python3
"""Consequences and a join with known variants: bcftools csq and annotate against tabib variants annotate, on one invented chromosome.

usage: bench/peers/annotate.py [FOLDER]
50 Mb, 1,500 genes with three transcripts each, 500,000 variants of one person (90 % single bases), 2,000,000 known variants with frequencies. Same seed, same files.
"""
import os
import random
import resource
import shutil
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.environ["TABIB_PROGRAM"].split() if "TABIB_PROGRAM" in os.environ else ["dotnet", os.path.join(ROOT, "src/Tabib.App/bin/Release/net10.0/tabib.dll")]
LENGTH, GENES, VARIANTS, KNOWN = 50_000_000, 1_500, 500_000, 2_000_000
COMPLEMENT = bytes.maketrans(b"ACGT", b"TGCA")
SENSE = [(a + b + c).encode() for a in "ACGT" for b in "ACGT" for c in "ACGT" if a + b + c not in ("TAA", "TAG", "TGA")]


def make(folder):
    random.seed(77)
    bases = bytearray(random.choices(b"ACGT", k=LENGTH))
    rows = []
    for number in range(GENES):
        start, strand = number * (LENGTH // GENES) + 2_000, random.choice("+-")
        exons, at = [], start
        for _ in range(random.randrange(3, 14)):
            exons.append((at, at + random.randrange(20, 87) * 3))
            at = exons[-1][1] + random.randrange(200, 2_400)
        places = [p for a, b in exons for p in range(a, b)]
        if strand == "-":
            places.reverse()
        coding = places[30:30 + (len(places) - 80) // 3 * 3]
        text = b"ATG" + b"".join(random.choices(SENSE, k=len(coding) // 3 - 2)) + b"TAA"
        if strand == "-":
            text = text.translate(COMPLEMENT)
        for place, base in zip(coding, text):
            bases[place] = base
        low, high = min(coding), max(coding) + 1
        rows.append(("gene", exons[0][0], exons[-1][1], strand, ".", f"ID=gene:G{number};Name=N{number};biotype=protein_coding"))
        for index in range(3):
            own = list(exons)
            if index and len(own) > 3:
                own.pop(index)  # an exon skipped
            transcript = f"G{number}T{index}"
            parts, done = [], 0
            for a, b in own if strand == "+" else own[::-1]:
                parts.append(("exon", a, b, "."))
                left, right = ("five_prime_UTR", "three_prime_UTR") if strand == "+" else ("three_prime_UTR", "five_prime_UTR")
                if a < low:
                    parts.append((left, a, min(b, low), "."))
                if b > high:
                    parts.append((right, max(a, high), b, "."))
                s, e = max(a, low), min(b, high)
                if s < e:
                    parts.append(("CDS", s, e, str(-done % 3)))
                    done += e - s
            rows.append(("mRNA", own[0][0], own[-1][1], strand, ".", f"ID=transcript:{transcript};Parent=gene:G{number};biotype=protein_coding"))
            rows.extend((kind, a, b, strand, phase, f"Parent=transcript:{transcript}") for kind, a, b, phase in parts)
    with open(f"{folder}/genome.fa", "wb") as file:
        file.write(b">1\n")
        for i in range(0, LENGTH, 60):
            file.write(bases[i:i + 60] + b"\n")
    with open(f"{folder}/genes.gff3", "w") as file:
        file.write("##gff-version 3\n")
        for kind, a, b, strand, phase, attributes in rows:
            file.write(f"1\tbench\t{kind}\t{a + 1}\t{b}\t.\t{strand}\t{phase}\t{attributes}\n")
    header = f"##fileformat=VCFv4.3\n##contig=<ID=1,length={LENGTH}>\n"

    def alleles(place):
        kind = random.random()
        if kind < 0.9:
            return chr(bases[place]), random.choice([b for b in "ACGT" if b != chr(bases[place])])
        length = random.randrange(1, 9)
        # Written as far left as they go: the last base of what is inserted or deleted differs from the base before.
        if kind < 0.95:
            ref = bases[place:place + length + 1].decode()
            return (ref, ref[0]) if ref[-1] != ref[0] else (ref[0], "A" if ref[0] != "A" else "C")
        return chr(bases[place]), chr(bases[place]) + "".join(random.choices("ACGT", k=length - 1)) + random.choice([b for b in "ACGT" if b != chr(bases[place])])

    known = [(place, *alleles(place)) for place in sorted(random.sample(range(1_000, LENGTH - 1_000), KNOWN))]
    taken = {place for place, *_ in known}
    free = [place for place in random.sample(range(1_000, LENGTH - 1_000), VARIANTS) if place not in taken]
    mine = sorted(random.sample(known, VARIANTS // 2) + [(place, *alleles(place)) for place in free[:VARIANTS // 2]])
    with open(f"{folder}/variants.vcf", "w") as file:
        file.write(header + '##INFO=<ID=DP,Number=1,Type=Integer,Description="Depth">\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n')
        file.writelines(f"1\t{p + 1}\t.\t{r}\t{a}\t50\tPASS\tDP=30\n" for p, r, a in mine)
    with open(f"{folder}/known.vcf", "w") as file:
        file.write(header + '##INFO=<ID=AF,Number=A,Type=Float,Description="Frequency">\n##INFO=<ID=AC,Number=A,Type=Integer,Description="Count">\n##INFO=<ID=AN,Number=1,Type=Integer,Description="Alleles">\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n')
        file.writelines(f"1\t{p + 1}\t.\t{r}\t{a}\t.\tPASS\tAC={p % 900 + 1};AN=10000;AF={(p % 900 + 1) / 10000:g}\n" for p, r, a in known)
    for name in ("variants", "known"):
        subprocess.run(["bcftools", "view", "-Oz", "-o", f"{folder}/{name}.vcf.gz", f"{folder}/{name}.vcf"], check=True)
        subprocess.run(["bcftools", "index", f"{folder}/{name}.vcf.gz"], check=True)


def timed(label, command, shell=False):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    clock = time.perf_counter()
    subprocess.run(command, check=True, shell=shell, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{label:45} {seconds:7.2f} CPU-s {time.perf_counter() - clock:7.2f} s wall, {VARIANTS / seconds:12,.0f} variants a CPU-second")


def compare(folder):
    def read(path, fields):
        text = subprocess.run(["bcftools", "query", "-f", fields, path], check=True, capture_output=True, text=True).stdout
        return text.splitlines()

    peer, own = read(f"{folder}/peer.vcf.gz", "%BCSQ\t%gnomAD_AF\n"), read(f"{folder}/own.vcf.gz", "%BCSQ\t%gnomAD_AF\n")
    consequences = frequencies = 0
    for left, right in zip(peer, own):
        (a, f), (b, g) = left.split("\t"), right.split("\t")
        consequences += sorted(set(a.split(","))) != sorted(set(b.split(",")))
        frequencies += f != g
    print(f"{len(peer):,} and {len(own):,} records; {consequences:,} with other consequences, {frequencies:,} with another frequency")


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, "artifacts", "annotate")
    if shutil.which("bcftools") is None:
        sys.exit("annotate.py: bcftools is missing")
    os.makedirs(folder, exist_ok=True)
    if not os.path.exists(f"{folder}/known.vcf.gz.csi"):
        make(folder)
    subprocess.run(["bcftools", "--version"], check=True, stdout=subprocess.DEVNULL)
    if not os.path.exists(f"{folder}/genome.fa.fai"):
        subprocess.run(f"bcftools csq -l -f {folder}/genome.fa -g {folder}/genes.gff3 -Ob -o /dev/null {folder}/variants.vcf.gz", shell=True, check=True, stderr=subprocess.DEVNULL)
    for repeat in range(3):
        timed("bcftools csq -l, index, annotate", f"bcftools csq -l -f {folder}/genome.fa -g {folder}/genes.gff3 -Ob1 -o {folder}/step.bcf {folder}/variants.vcf.gz && bcftools index {folder}/step.bcf && bcftools annotate -a {folder}/known.vcf.gz -c gnomAD_AF:=AF,gnomAD_AC:=AC,gnomAD_AN:=AN -Oz1 -o {folder}/peer.vcf.gz {folder}/step.bcf", shell=True)
        timed("bcftools csq -l", f"bcftools csq -l -f {folder}/genome.fa -g {folder}/genes.gff3 -Ov -o {folder}/peer.vcf {folder}/variants.vcf.gz", shell=True)
        timed("tabib variants annotate, vcf.gz", PROGRAM + ["variants", "annotate", f"{folder}/variants.vcf.gz", "--gff", f"{folder}/genes.gff3", "--reference", f"{folder}/genome.fa", "--gnomad", f"{folder}/known.vcf.gz", "--threads", "1", "--out", f"{folder}/own.vcf.gz", "--quiet"])
        timed("tabib variants annotate, vcf, no join", PROGRAM + ["variants", "annotate", f"{folder}/variants.vcf.gz", "--gff", f"{folder}/genes.gff3", "--reference", f"{folder}/genome.fa", "--threads", "1", "--out", f"{folder}/plain.vcf", "--quiet"])
    compare(folder)


if __name__ == "__main__":
    main()
