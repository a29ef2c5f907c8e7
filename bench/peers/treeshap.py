#!/usr/bin/env python3
"""Path-dependent TreeSHAP: Tabib beside XGBoost's pred_contribs, on the same model of 100 trees of depth 6 and the same 20,000 rows of 50 features, in memory, one thread.

XGBoost trains the model on data made here and dumps it; reading is not timed. The programs take turns; CPU seconds are medians. XGBoost sums in single precision, Tabib in double.
"""
import argparse
import os
import resource
import statistics
import subprocess
import sys
import time

import numpy
import xgboost


def cpu():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", required=True, help="Tabib's benchmark program")
    parser.add_argument("--work", required=True, help="folder for the data")
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--features", type=int, default=50)
    parser.add_argument("--trees", type=int, default=100)
    parser.add_argument("--depth", type=int, default=6)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    os.makedirs(options.work, exist_ok=True)
    draw = numpy.random.default_rng(1)
    values = draw.standard_normal((options.rows, options.features)).astype(numpy.float32)
    logit = values[:, 0] - 0.5 * values[:, 1] * values[:, 2] + 0.3 * values[:, 3:8].sum(axis=1)
    outcome = (draw.random(options.rows) < 1 / (1 + numpy.exp(-logit))).astype(numpy.float32)
    data = xgboost.DMatrix(values, outcome, nthread=1)
    model = xgboost.train({"objective": "binary:logistic", "max_depth": options.depth, "eta": 0.1, "tree_method": "hist", "nthread": 2, "seed": 1, "base_score": 0.5}, data, options.trees)
    model.set_param({"nthread": 1})
    paths = {name: os.path.join(options.work, name) for name in ("trees.json", "rows.bin", "answers.bin")}
    model.dump_model(paths["trees.json"], with_stats=True, dump_format="json")
    values.tofile(paths["rows.bin"])
    times = {"ours": [], "peer": []}
    for _ in range(options.runs):
        done = subprocess.run([options.bench, "peer", "treeshap", paths["trees.json"], paths["rows.bin"], str(options.features), paths["answers.bin"], "3"], capture_output=True, text=True)
        if done.returncode:
            sys.exit(done.stderr[-2000:])
        times["ours"].append([float(field) for field in done.stdout.splitlines()[-1].split()[1:3]])
        started, used = time.monotonic(), cpu()
        theirs = model.predict(data, pred_contribs=True)
        times["peer"].append([cpu() - used, time.monotonic() - started])
    ours = numpy.fromfile(paths["answers.bin"]).reshape(theirs.shape)
    apart = float(numpy.abs(ours - theirs).max())
    (mine, wall), (other, other_wall) = ([statistics.median(column) for column in zip(*times[who])] for who in ("ours", "peer"))
    print("| work | ours CPU-s | wall | XGBoost CPU-s | wall | ratio | goal | rows/s a core, ours | largest difference |\n|---|---|---|---|---|---|---|---|---|")
    print(f"| TreeSHAP {options.rows:,} x {options.features}, {options.trees} trees of depth {options.depth} | {mine:.3f} | {wall:.3f} | {other:.3f} | {other_wall:.3f} | {mine / other:.3f} | 1/3 | {options.rows / mine:,.0f} | {apart:.1e} |")
    if apart > 1e-4:
        sys.exit("the contributions differ")


if __name__ == "__main__":
    main()
