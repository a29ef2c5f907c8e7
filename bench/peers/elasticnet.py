#!/usr/bin/env python3
"""The path of a logistic lasso: Tabib beside glmnet, on the same 100,000 rows of 200 columns, in memory, one thread.

glmnet chooses the 100 penalties; all fit the same ones. glmnet's tolerance is its default (1e-7); Tabib's is tighter, so its objective is checked to be no larger. Programs take turns; CPU seconds are medians.
"""
import argparse
import os
import statistics
import subprocess
import sys

import numpy

R = """
suppressMessages(library(glmnet))
n <- %(rows)d; p <- %(columns)d
data <- readBin("%(data)s", "double", n * (p + 1)); x <- matrix(data[1:(n * p)], n); y <- data[(n * p + 1):(n * (p + 1))]
for (i in 1:%(repeats)d) {
  used <- system.time(fit <- glmnet(x, y, family = "binomial", alpha = %(alpha)g))
  cat("glmnet", used[["user.self"]] + used[["sys.self"]], used[["elapsed"]], "\\n")
}
writeLines(format(fit$lambda, digits = 17, scientific = TRUE), "%(lambdas)s")
writeBin(as.vector(rbind(fit$a0, as.matrix(fit$beta))), "%(answers)s")
"""


def objective(values, outcome, coefficients, penalty, alpha, scale):
    margin = coefficients[0] + values @ coefficients[1:]
    loss = numpy.mean(numpy.logaddexp(0, margin) - outcome * margin)
    standard = coefficients[1:] * scale
    return loss + penalty * (alpha * numpy.abs(standard).sum() + (1 - alpha) / 2 * (standard**2).sum())


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", required=True, help="Tabib's benchmark program")
    parser.add_argument("--work", required=True, help="folder for the data")
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--columns", type=int, default=200)
    parser.add_argument("--alpha", type=float, default=1)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    os.makedirs(options.work, exist_ok=True)
    draw = numpy.random.default_rng(1)
    values = draw.standard_normal((options.rows, options.columns))
    values[:, 1::2] += 0.5 * values[:, ::2]
    weights = numpy.where(numpy.arange(options.columns) < 30, draw.standard_normal(options.columns) * 0.2, 0)
    outcome = (draw.random(options.rows) < 1 / (1 + numpy.exp(1 - values @ weights))).astype(float)
    paths = {name: os.path.join(options.work, name) for name in ("data.bin", "lambdas.txt", "theirs.bin", "ours.bin")}
    numpy.concatenate([values.T.ravel(), outcome]).tofile(paths["data.bin"])
    script = R % dict(rows=options.rows, columns=options.columns, data=paths["data.bin"], lambdas=paths["lambdas.txt"], answers=paths["theirs.bin"], alpha=options.alpha, repeats=1)
    alone = dict(os.environ, OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
    times = {"ours": [], "glmnet": []}
    for _ in range(options.runs):
        for who, command in (("glmnet", ["Rscript", "-e", script]), ("ours", [options.bench, "peer", "elasticnet", paths["data.bin"], str(options.columns), paths["lambdas.txt"], str(options.alpha), paths["ours.bin"], "3"])):
            done = subprocess.run(command, capture_output=True, text=True, env=alone)
            if done.returncode:
                sys.exit(done.stderr[-2000:])
            times[who].append([float(field) for field in done.stdout.splitlines()[-1].split()[1:3]])
    penalties = numpy.loadtxt(paths["lambdas.txt"])
    ours, theirs = (numpy.fromfile(paths[name]).reshape(len(penalties), -1) for name in ("ours.bin", "theirs.bin"))
    scale = values.std(axis=0)
    gaps = [objective(values, outcome, a, penalty, options.alpha, scale) - objective(values, outcome, b, penalty, options.alpha, scale) for a, b, penalty in zip(ours, theirs, penalties)]
    (mine, wall), (other, other_wall) = ([statistics.median(column) for column in zip(*times[who])] for who in ("ours", "glmnet"))
    print("| work | ours CPU-s | wall | glmnet CPU-s | wall | ratio | goal | largest difference of a coefficient | objective, ours less theirs, at most |\n|---|---|---|---|---|---|---|---|---|")
    print(f"| logistic path {options.rows:,} x {options.columns}, {len(penalties)} penalties, alpha {options.alpha:g} | {mine:.3f} | {wall:.3f} | {other:.3f} | {other_wall:.3f} | {mine / other:.3f} | 1 | {numpy.abs(ours - theirs).max():.1e} | {max(gaps):.1e} |")
    if max(gaps) > 1e-8:
        sys.exit("our objective is larger")


if __name__ == "__main__":
    main()
