#!/usr/bin/env python3
"""What the work on access costs: the program before it and the program of today, side by side in one run.

    python3 bench/before-after.py [--requests 200] [--runs 11] [--before COMMIT] [--after COMMIT] [--keep FOLDER]

Builds both as ./mangnon does, fills both with the sample of each, signs in to both, and asks them in turns, so that
whatever else the computer does falls on both. Prints medians and 95th percentiles in milliseconds, and the ratios of
the medians.
"""

import argparse
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

from served import Served

ROOT = pathlib.Path(__file__).resolve().parents[1]
# The last commit without sealed fields, roles, sessions in the database or a log.
BEFORE = "3a7447a"
YEAR = ["--from", "2025-01-01", "--to", "2025-12-31"]


class Program(Served):
    """One checkout, built, filled, serving."""

    def __init__(self, name, commit, folder):
        self.folder = folder / name
        if not (self.folder / "mangnon").exists():
            self.folder.mkdir(parents=True)
            archive = subprocess.run(["git", "-C", ROOT, "archive", commit], capture_output=True, check=True)
            subprocess.run(["tar", "-x", "-C", self.folder], input=archive.stdout, check=True)
        # Builds where it was not built yet.
        subprocess.run([self.folder / "mangnon", "--help"], stdout=subprocess.DEVNULL, check=True)
        app = max(self.folder.glob(".build/app-*"), key=lambda one: one.stat().st_mtime) / "MangNon.Web.dll"
        super().__init__(name, app, folder / f"{name}-data")

    def start(self):
        super().start()
        return {"the board": "/bang-chi-tieu", "the register": "/so-tre-em", "a child": self.first_child()}

    def figures(self):
        began = time.perf_counter()
        command = ["dotnet", self.app, "figures", *YEAR, "--by", "all", "--json", "--data", self.data]
        subprocess.run(list(map(str, command)), stdout=subprocess.DEVNULL, check=True)
        return (time.perf_counter() - began) * 1000


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--requests", type=int, default=200, help="of each page of each program")
    parser.add_argument("--runs", type=int, default=11, help="of the figures verb of each program")
    parser.add_argument("--before", default=BEFORE)
    parser.add_argument("--after", default="HEAD")
    parser.add_argument("--keep", help="folder for the two builds, to be used again")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="mangnon-before-after-") as scratch:
        builds = pathlib.Path(arguments.keep or scratch).resolve()
        two = [Program("before", arguments.before, builds), Program("after", arguments.after, builds)]
        for one in two:
            one.data = pathlib.Path(scratch) / f"{one.name}-data"
        try:
            report(*measure(two, arguments), arguments)
        finally:
            for one in two:
                one.stop()


def measure(two, arguments):
    paths = [one.start() for one in two]
    times = {page: ([], []) for page in paths[0]}
    blocks = 10
    for block in range(-3, blocks):
        # Three blocks to warm up.
        for page in times:
            # Who comes first changes: the second one finds a computer that the first has just made busy.
            for place in (0, 1) if block % 2 else (1, 0):
                for _ in range(arguments.requests // blocks):
                    status, _, took = two[place].ask("GET", paths[place][page])
                    if status != 200:
                        raise SystemExit(f"{two[place].name}: {paths[place][page]} answers {status}")
                    if block >= 0:
                        times[page][place].append(took)
        print(f"\rblock {block + 4} of {blocks + 3}", end="", file=sys.stderr)
    verbs = ([], [])
    for run in range(-1, arguments.runs):
        for place in (0, 1) if run % 2 else (1, 0):
            took = two[place].figures()
            if run >= 0:
                verbs[place].append(took)
    print(file=sys.stderr)
    return times, verbs


def report(times, verbs, arguments):
    def row(name, before, after):
        def of(values):
            return f"{statistics.median(values):.1f} / {statistics.quantiles(values, n=20)[-1]:.1f}"

        ratio = statistics.median(after) / statistics.median(before)
        print(f"| {name} | {len(before)} | {of(before)} | {of(after)} | {ratio:.2f} |")

    print(f"before: {arguments.before}, after: {commit(arguments.after)}; milliseconds, median / 95th percentile")
    print()
    print("| | each | before | after | ratio of medians |")
    print("|---|---|---|---|---|")
    for page, (before, after) in times.items():
        row(page, before, after)
    row("`figures --by all`, the process", *verbs)


def commit(name):
    return subprocess.run(["git", "-C", ROOT, "rev-parse", "--short", name], capture_output=True, text=True).stdout.strip()


if __name__ == "__main__":
    main()
