#!/usr/bin/env python3
"""Makes the invented reference panel in panel/: 240 people of two populations with components and a score, and components of the sample cohort. Same seed, same bytes."""
import os
import random

random.seed(22)
HERE = os.path.dirname(os.path.abspath(__file__))
PANEL = os.path.join(HERE, "panel")
MEANS = {"north": (-1.0, 0.2), "south": (1.0, -0.1)}


def person(population):
    return [random.gauss(MEANS[population][0], 0.25), random.gauss(MEANS[population][1], 0.3)]


def score(components):
    return -1.6 + 0.1 * components[0] + random.gauss(0, 0.5)


with open(os.path.join(PANEL, "reference-components.tsv"), "w") as pcs, open(os.path.join(PANEL, "reference-scores.tsv"), "w") as scores, open(os.path.join(PANEL, "populations.tsv"), "w") as names:
    pcs.write("#IID\tPC1\tPC2\n")
    scores.write("IID\tSCORE\tMATCHED\tTOTAL\tALLELE_CT\tDOSAGE_SUM\tSUM\tAVG\n")
    names.write("#IID\tSuperPop\n")
    for number in range(240):
        name, population = f"R{number + 1:03}", ("north", "south")[number % 2]
        components = person(population)
        total = score(components)
        pcs.write(f"{name}\t{components[0]:.4f}\t{components[1]:.4f}\n")
        scores.write(f"{name}\tweights\t40\t40\t80\t40\t{total:.6f}\t{total / 80:.8f}\n")
        names.write(f"{name}\t{population}\n")
with open(os.path.join(PANEL, "components.tsv"), "w") as pcs:
    pcs.write("#IID\tPC1\tPC2\n")
    for number in range(120):
        components = [9.0, -7.0] if number == 119 else person(("north", "south")[number % 2])
        pcs.write(f"P{number + 1:03}\t{components[0]:.4f}\t{components[1]:.4f}\n")
