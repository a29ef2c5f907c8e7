#!/usr/bin/env python3
"""Cox's model, concordance with its error and DeLong's interval: Tabib's engines beside R's survival and pROC, on the same million rows in memory.

R makes the data (20 standard normals, hazard exp(0.2 times the sum of the first five), censored at a rate of one half) and writes it as doubles; reading is not timed. The programs take turns; CPU seconds are medians.
"""
import argparse
import os
import statistics
import subprocess
import sys

MAKE = """
set.seed(1); n <- as.integer(commandArgs(TRUE)[1]); X <- matrix(rnorm(n * 20), n)
t <- rexp(n) / exp(.2 * rowSums(X[, 1:5])); censored <- rexp(n, .5)
out <- file(commandArgs(TRUE)[2], "wb"); writeBin(as.vector(X), out); writeBin(pmin(t, censored), out); writeBin(as.double(t <= censored), out); close(out)
"""
PEER = """
suppressMessages({library(survival); library(pROC)}); n <- as.integer(commandArgs(TRUE)[1])
values <- readBin(commandArgs(TRUE)[2], "double", n * 22); X <- matrix(values[1:(n * 20)], n); y <- Surv(values[n * 20 + 1:n], values[n * 21 + 1:n]); s <- values[n * 21 + 1:n]
said <- function(name, time, answers) cat(name, sum(time[1:2]), time[3], sprintf("%.17g", answers), "\\n")
for (i in 1:as.integer(commandArgs(TRUE)[3])) {
  time <- system.time(f <- coxph.fit(X, y, NULL, NULL, NULL, coxph.control(), NULL, "efron", NULL)); said("cox", time, c(f$coefficients[1], sqrt(f$var[1, 1]), f$loglik[2]))
  time <- system.time(k <- concordance(y ~ X[, 1], reverse = TRUE)); said("concordance", time, c(k$concordance, sqrt(k$var)))
  time <- system.time(a <- ci.auc(roc(s, X[, 1], quiet = TRUE, direction = "<", levels = 0:1), method = "delong")); said("delong", time, c(a[2], a[1]))
}
"""
GOALS = {"cox": "1/4", "concordance": "1/8", "delong": "1/5"}


def lines(command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"failed: {command}\n{done.stderr[-2000:]}")
    for line in done.stdout.splitlines():
        name, cpu, wall, *answers = line.split()
        yield name, float(cpu), float(wall), [float(answer) for answer in answers]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", required=True, help="Tabib's benchmark program")
    parser.add_argument("--work", required=True, help="folder for the data")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    os.makedirs(options.work, exist_ok=True)
    data = os.path.join(options.work, f"survival-{options.rows}.bin")
    if not os.path.exists(data):
        list(lines(["Rscript", "-e", MAKE, str(options.rows), data]))
    times, answers = {}, {}
    for _ in range(options.runs):
        # Two rounds a process: the first of ours compiles code, the first of R's loads its own.
        for who, command in (("ours", [options.bench, "peer", "survival", data, "3"]), ("peer", ["Rscript", "-e", PEER, str(options.rows), data, "2"])):
            kept = {}
            for name, cpu, wall, found in lines(command):
                kept[name] = (cpu, wall)
                answers[name, who] = found
            for name, pair in kept.items():
                times.setdefault((name, who), []).append(pair)
    print("| work | ours CPU-s | wall | R CPU-s | wall | ratio | goal | answers agree to |\n|---|---|---|---|---|---|---|---|")
    for name, goal in GOALS.items():
        ours, peer = ([statistics.median(column) for column in zip(*times[name, who])] for who in ("ours", "peer"))
        apart = max(abs(a - b) / abs(b) for a, b in zip(answers[name, "ours"], answers[name, "peer"]))
        print(f"| {name}, {options.rows:,} rows | {ours[0]:.3f} | {ours[1]:.3f} | {peer[0]:.3f} | {peer[1]:.3f} | {ours[0] / peer[0]:.3f} | {goal} | {apart:.1e} |")
        if apart > 1e-7:
            sys.exit(f"the answers of {name} differ: {answers[name, 'ours']} {answers[name, 'peer']}")


if __name__ == "__main__":
    main()
