#!/usr/bin/env python3
"""Pages of a commune of 930 children and of one of 100,000, side by side in one run; and what Lighthouse says of them.

    python3 bench/pages.py [--children 100000] [--requests 40] [--lighthouse] [--keep FOLDER]

Builds as ./mangnon does, loads the sample, and copies its villages with all that hangs on them until there are as many
children as asked for. Prints medians and 95th percentiles in milliseconds. With --lighthouse it asks Lighthouse 13 (from
npm) about ten pages of the small one instead, on a desktop, and prints its three scores and the bytes sent to first use.
"""

import argparse
import json
import os
import pathlib
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import uuid

from served import Served

ROOT = pathlib.Path(__file__).resolve().parents[1]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--children", type=int, default=100_000)
    parser.add_argument("--requests", type=int, default=40, help="of each page of each commune")
    parser.add_argument("--lighthouse", action="store_true")
    parser.add_argument("--keep", help="folder for the two data folders, to be used again")
    arguments = parser.parse_args()
    subprocess.run([ROOT / "mangnon", "--help"], stdout=subprocess.DEVNULL, check=True)
    app = max(ROOT.glob(".build/app-*"), key=lambda one: one.stat().st_mtime) / "MangNon.Web.dll"
    with tempfile.TemporaryDirectory(prefix="mangnon-pages-") as scratch:
        folder = pathlib.Path(arguments.keep or scratch)
        folder.mkdir(parents=True, exist_ok=True)
        small = Served("small", app, folder / "small")
        large = Served("large", app, folder / "large")
        try:
            small.start()
            if arguments.lighthouse:
                lighthouse(small)
                return
            small.stop()
            if not large.data.exists():
                shutil.copytree(small.data, large.data)
                grow(large.data / "mangnon.db", arguments.children)
            small.start()
            large.start()
            compare(small, large, arguments.requests)
        finally:
            small.stop()
            large.stop()


def pages(served):
    board = served.ask("GET", "/can-do")[1]
    village = re.search(r'<option value="([0-9a-f-]{36})"', board)[1]
    return {
        "the desk": "/",
        "the board": "/bang-chi-tieu",
        "a component with its children": "/bang-chi-tieu/5b?phan=mau",
        "the register": "/so-tre-em",
        "a child": served.first_child(),
        "a weighing round": f"/can-do?thon={village}",
        "doses due in a village": f"/tiem-chung?thon={village}",
        "a class": "/truong/lop?nam=2025&lop=9",
        "activities": "/hoat-dong",
        "special circumstances": "/hoan-canh",
    }


def compare(small, large, requests):
    paths = (pages(small), pages(large))
    print(f"children: {count(small)} and {count(large)}; milliseconds, median / 95th percentile")
    print()
    print("| | first | | each | | |")
    print("|---|---|---|---|---|---|")
    print("| | small | large | small | large | ratio of medians |")
    for page in paths[0]:
        first = [one.ask("GET", paths[place][page])[2] for place, one in enumerate((small, large))]
        times = ([], [])
        for turn in range(requests):
            for place in (0, 1) if turn % 2 else (1, 0):
                status, _, took = (small, large)[place].ask("GET", paths[place][page])
                if status != 200:
                    raise SystemExit(f"{paths[place][page]} answers {status}")
                times[place].append(took)

        def of(values):
            return f"{statistics.median(values):.1f} / {statistics.quantiles(values, n=20)[-1]:.1f}"

        ratio = statistics.median(times[1]) / statistics.median(times[0])
        print(f"| {page} | {first[0]:.0f} | {first[1]:.0f} | {of(times[0])} | {of(times[1])} | {ratio:.1f} |", flush=True)


def count(served):
    with sqlite3.connect(served.data / "mangnon.db") as database:
        return database.execute("SELECT count(*) FROM children").fetchone()[0]


def grow(path, children):
    """Copies all villages with their households, children, and the children's records, ids and codes new."""
    began = time.perf_counter()
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA synchronous = OFF")
        tables = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        columns = {table: [row[1] for row in database.execute(f'PRAGMA table_info("{table}")')] for table in tables}
        records = [table for table in tables if "child_id" in columns[table] and "id" in columns[table]]
        copied = ["villages", "households", "children", *records]
        rows = {table: database.execute(f'SELECT * FROM "{table}"').fetchall() for table in copied}
        have = len(rows["children"])
        for copy in range(1, -(-children // have)):
            new = {}
            for table in copied:
                names = columns[table]
                keys = [i for i, name in enumerate(names) if name in ("id", "village_id", "household_id", "child_id")]
                said = [i for i, name in enumerate(names) if name == "code" or (table == "villages" and name == "name")]

                def again(row):
                    row = list(row)
                    for i in keys:
                        row[i] = new.setdefault(row[i], str(uuid.uuid4()).upper()) if row[i] else None
                    for i in said:
                        row[i] = f"{row[i]}-{copy}"
                    return row

                marks = ", ".join("?" * len(names))
                database.executemany(f'INSERT INTO "{table}" VALUES ({marks})', map(again, rows[table]))
        database.execute("DELETE FROM stored_counts")
        database.execute("UPDATE communes SET version = version + 1")
    print(f"grown in {time.perf_counter() - began:.0f} s", file=sys.stderr)


def lighthouse(served):
    print("| page | performance | accessibility | best practices | KB to first use |")
    print("|---|---|---|---|---|")
    for page, path in pages(served).items():
        address = f"http://127.0.0.1:{served.port}{path}"
        headers = json.dumps({"Cookie": served.cookie()})
        command = ["npx", "--yes", "lighthouse@13", address, "--quiet", "--output=json", "--preset=desktop"]
        command += [f"--extra-headers={headers}", "--chrome-flags=--headless=new --no-sandbox", "--output-path=stdout"]
        command += ["--only-categories=performance,accessibility,best-practices"]
        chrome = {**os.environ, "CHROME_PATH": shutil.which("chromium") or ""}
        run = subprocess.run(command, capture_output=True, text=True, env=chrome)
        if run.returncode:
            raise SystemExit(run.stderr)
        said = json.loads(run.stdout)
        scores = [f"{round(said['categories'][one]['score'] * 100)}" for one in ("performance", "accessibility", "best-practices")]
        sent = said["audits"]["total-byte-weight"]["numericValue"] / 1024
        print(f"| {page} | {' | '.join(scores)} | {sent:.0f} |", flush=True)


if __name__ == "__main__":
    main()
