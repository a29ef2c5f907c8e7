#!/usr/bin/env python3
"""Makes the invented genome for variant annotation beside it: reference.fa, genes.gff3, variants.vcf, known.vcf, frequencies.vcf. Same seed, same bytes."""
import os
import random

random.seed(31)
HERE = os.path.dirname(os.path.abspath(__file__))
COMPLEMENT = str.maketrans("ACGT", "TGCA")
SENSE = [a + b + c for a in "ACGT" for b in "ACGT" for c in "ACGT" if a + b + c not in ("TAA", "TAG", "TGA")]
contigs = {"7": [random.choice("ACGT") for _ in range(18_000)], "MT": [random.choice("ACGT") for _ in range(1_200)]}
rows = []


def gene(contig, strand, start, exons, utr5, codons, name, number, transcripts, biotype="protein_coding", mitochondrial=False):
    """exons: (offset, length) from start; utr5: bases before the start codon in the direction of the gene."""
    spans = [(start + offset, start + offset + length) for offset, length in exons]
    places = [p for a, b in spans for p in range(a, b)]
    if strand == "-":
        places.reverse()
    coding = places[utr5:utr5 + codons * 3]
    sense = [c for c in SENSE if not (mitochondrial and c in ("AGA", "AGG"))]
    text = "ATG" + "".join(random.choice(sense) for _ in range(codons - 2)) + "TAA"
    for place, base in zip(coding, text):
        contigs[contig][place] = base.translate(COMPLEMENT) if strand == "-" else base
    for a, b in zip(spans, spans[1:]):
        donor, acceptor = ("GT", "AG") if strand == "+" else ("CT", "AC")
        contigs[contig][a[1]:a[1] + 2] = donor
        contigs[contig][b[0] - 2:b[0]] = acceptor
    gene_id = f"TABG{number:011}"
    rows.append((contig, "gene", spans[0][0], spans[-1][1], strand, ".", f"ID=gene:{gene_id};Name={name};biotype={biotype};version=1"))
    for index, (kind, tags, first) in enumerate(transcripts):
        transcript = f"TABT{number:08}{index:03}"
        own = spans[first:] if strand == "+" else spans[:len(spans) - first]
        rows.append((contig, "mRNA" if kind != "lncRNA" else "lnc_RNA", own[0][0], own[-1][1], strand, ".", f"ID=transcript:{transcript};Parent=gene:{gene_id};biotype={kind};version={index + 1}" + (f";tag={tags}" if tags else "")))
        low, high = min(coding), max(coding) + 1
        done = sum(1 for p in coding if not any(a <= p < b for a, b in own))
        for a, b in own if strand == "+" else own[::-1]:
            rows.append((contig, "exon", a, b, strand, ".", f"Parent=transcript:{transcript}"))
            if kind == "lncRNA":
                continue
            left, right = ("five_prime_UTR", "three_prime_UTR") if strand == "+" else ("three_prime_UTR", "five_prime_UTR")
            if a < low:
                rows.append((contig, left, a, min(b, low), strand, ".", f"Parent=transcript:{transcript}"))
            if b > high:
                rows.append((contig, right, max(a, high), b, strand, ".", f"Parent=transcript:{transcript}"))
            s, e = max(a, low), min(b, high)
            if s < e:
                rows.append((contig, "CDS", s, e, strand, str(-done % 3), f"Parent=transcript:{transcript}"))
                done += e - s


gene("7", "+", 1_000, [(0, 180), (900, 121), (1_700, 144), (2_600, 260)], 60, 160, "ALFA", 1, [("protein_coding", "basic,MANE_Select", 0), ("nonsense_mediated_decay", "", 0)])
gene("7", "-", 6_000, [(0, 300), (1_100, 133), (2_000, 98), (2_900, 210)], 75, 150, "BETA", 2, [("protein_coding", "basic,MANE_Select", 0)])
gene("7", "+", 12_000, [(0, 400), (800, 300)], 0, 90, "GAMMA", 3, [("lncRNA", "basic", 0)], biotype="lncRNA")
gene("MT", "+", 300, [(0, 600)], 0, 200, "MTD1", 4, [("protein_coding", "basic,MANE_Select", 0)], mitochondrial=True)

sequence = {name: "".join(bases) for name, bases in contigs.items()}
with open(os.path.join(HERE, "reference.fa"), "w") as file:
    for name, bases in sequence.items():
        file.write(f">{name}\n" + "".join(bases[i:i + 60] + "\n" for i in range(0, len(bases), 60)))
with open(os.path.join(HERE, "genes.gff3"), "w") as file:
    file.write("##gff-version 3\n")
    for contig, kind, a, b, strand, phase, attributes in rows:
        file.write(f"{contig}\ttabib\t{kind}\t{a + 1}\t{b}\t.\t{strand}\t{phase}\t{attributes}\n")

exonic = [p for contig, kind, a, b, *_ in rows if kind == "CDS" and contig == "7" for p in range(a, b)]
variants = set()
places = random.sample(sorted(set(exonic)), 22) + [random.randrange(200, 17_500) for _ in range(14)] + [1_180, 1_899, 7_099]
for place in places:
    bases = sequence["7"]
    kind = random.random()
    if kind < 0.7:
        variants.add(("7", place, bases[place], random.choice([b for b in "ACGT" if b != bases[place]])))
    elif kind < 0.85:
        length = random.randrange(1, 5)
        variants.add(("7", place, bases[place:place + length + 1], bases[place]))
    else:
        variants.add(("7", place, bases[place], bases[place] + "".join(random.choice("ACGT") for _ in range(random.randrange(1, 4)))))
# Two bases of one codon on one chromosome copy: together they are another amino acid than each alone.
codon = 1_060 + 30
pair = [("7", codon + i, sequence["7"][codon + i], "ACGT"[("ACGT".index(sequence["7"][codon + i]) + 1) % 4]) for i in (0, 1)]
variants -= {v for v in variants if codon - 3 <= v[1] <= codon + 3}
variants |= set(pair)
variants.add(("MT", 450, sequence["MT"][450], random.choice([b for b in "ACGT" if b != sequence["MT"][450]])))
ordered = sorted(variants, key=lambda v: (v[0], v[1], v[2], v[3]))
kept = [v for i, v in enumerate(ordered) if i == 0 or ordered[i - 1][0] != v[0] or ordered[i - 1][1] + len(ordered[i - 1][2]) <= v[1]]
header = "##fileformat=VCFv4.3\n" + "".join(f"##contig=<ID={name},length={len(bases)}>\n" for name, bases in sequence.items())
with open(os.path.join(HERE, "variants.vcf"), "w") as file:
    file.write(header + '##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tP001\tP002\n')
    for variant in kept:
        contig, place, ref, alt = variant
        calls = ["0|1", random.choice(["0|0", "1|0"])] if variant in pair else ["1|1" if contig == "MT" else random.choice(["0|1", "1|0", "1|1"]), random.choice(["0|0", "0|1"])]
        file.write(f"{contig}\t{place + 1}\t.\t{ref}\t{alt}\t.\tPASS\t.\tGT\t" + "\t".join(calls) + "\n")
with open(os.path.join(HERE, "known.vcf"), "w") as file:
    file.write(header + '##INFO=<ID=CLNSIG,Number=.,Type=String,Description="Significance, invented">\n##INFO=<ID=CLNREVSTAT,Number=.,Type=String,Description="Review status, invented">\n##INFO=<ID=CLNDN,Number=.,Type=String,Description="Condition, invented">\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n')
    for number, (contig, place, ref, alt) in enumerate(kept):
        if number % 3 == 0:
            file.write(f"{contig}\t{place + 1}\t{100 + number}\t{ref}\t{alt}\t.\t.\tCLNSIG={random.choice(['Pathogenic', 'Benign', 'Uncertain_significance'])};CLNREVSTAT=criteria_provided,_single_submitter;CLNDN=Invented_condition\n")
with open(os.path.join(HERE, "frequencies.vcf"), "w") as file:
    file.write(header + '##INFO=<ID=AC,Number=A,Type=Integer,Description="Count, invented">\n##INFO=<ID=AN,Number=1,Type=Integer,Description="Alleles, invented">\n##INFO=<ID=AF,Number=A,Type=Float,Description="Frequency, invented">\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n')
    for number, (contig, place, ref, alt) in enumerate(kept):
        if number % 2 == 0:
            count = random.randrange(1, 900)
            file.write(f"{contig}\t{place + 1}\t.\t{ref}\t{alt}\t.\tPASS\tAC={count};AN=10000;AF={count / 10000:g}\n")
