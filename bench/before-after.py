#!/usr/bin/env python3
"""What the work on access costs: the program before it and the program of today, side by side in one run.

    python3 bench/before-after.py [--requests 200] [--runs 11] [--before COMMIT] [--after COMMIT] [--keep FOLDER]

Builds both as ./mangnon does, fills both with the sample of each, signs in to both, and asks them in turns, so that
whatever else the computer does falls on both. Prints medians and 95th percentiles in milliseconds, and the ratios of
the medians.
"""

import argparse
import html
import http.client
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[1]
# The last commit without sealed fields, roles, sessions in the database or a log.
BEFORE = "3a7447a"
PASSWORD = "suối reo bên sườn núi xanh"
YEAR = ["--from", "2025-01-01", "--to", "2025-12-31"]


class Program:
    """One checkout, built, filled, serving."""

    def __init__(self, name, commit, folder):
        self.name, self.folder, self.data = name, folder / name, folder / f"{name}-data"
        self.cookies = {}
        if not (self.folder / "mangnon").exists():
            self.folder.mkdir(parents=True)
            archive = subprocess.run(["git", "-C", ROOT, "archive", commit], capture_output=True, check=True)
            subprocess.run(["tar", "-x", "-C", self.folder], input=archive.stdout, check=True)
        # Builds where it was not built yet.
        subprocess.run([self.folder / "mangnon", "--help"], stdout=subprocess.DEVNULL, check=True)
        self.app = max(self.folder.glob(".build/app-*"), key=lambda one: one.stat().st_mtime) / "MangNon.Web.dll"

    def start(self):
        command = ["dotnet", self.app, "serve", "--data", self.data, "--urls", "http://127.0.0.1:0"]
        log = self.data.with_suffix(".log")
        with open(log, "wb") as out:
            self.process = subprocess.Popen(list(map(str, command)), stdout=out, stderr=out)
        while not (found := re.search(r"http://127\.0\.0\.1:([1-9]\d*)", log.read_text("utf-8", "replace"))):
            if self.process.poll() is not None:
                raise SystemExit(f"{self.name} did not start:\n{log.read_text()}")
            time.sleep(0.1)
        self.line = http.client.HTTPConnection("127.0.0.1", int(found[1]), timeout=60)
        said = log.read_text("utf-8", "replace")
        passwords = dict(zip(*(re.findall(p, said) for p in (r"Tài khoản[^:]*: (\S+)", r"Mật khẩu[^:]*: (\S+)"))))
        # The one who reads the register: before there were roles, the administrator did.
        user = "canbo" if "canbo" in passwords else "quantri"
        first = passwords[user]
        self.post("/dang-nhap", {"_handler": "dang-nhap", "Form.UserName": user, "Form.Password": first})
        new = {"Form.Current": first, "Form.New": PASSWORD, "Form.Again": PASSWORD}
        self.post("/doi-mat-khau", {"_handler": "doi-mat-khau", **new})
        self.post("/ky", {"nam": "2025"})
        child = re.search(r'href="(/so-tre-em/[0-9a-f-]{36})"', self.ask("GET", "/so-tre-em")[1])
        return {"the board": "/bang-chi-tieu", "the register": "/so-tre-em", "a child": child[1]}

    def ask(self, method, path, body=None):
        """Status, text, milliseconds. One that is told to wait, waits."""
        while True:
            kind = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
            cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            began = time.perf_counter()
            self.line.request(method, path, body, {"Cookie": cookie, **kind})
            answer = self.line.getresponse()
            text = answer.read().decode("utf-8", "replace")
            took = (time.perf_counter() - began) * 1000
            for one in answer.headers.get_all("Set-Cookie") or []:
                name, _, value = one.split(";")[0].partition("=")
                self.cookies[name] = value
            if answer.status != 429:
                return answer.status, text, took
            time.sleep(3)

    def post(self, path, fields):
        token = re.search(r'name="__RequestVerificationToken" value="([^"]+)"', self.ask("GET", path)[1])
        form = {**fields, "__RequestVerificationToken": html.unescape(token[1])}
        status = self.ask("POST", path, urllib.parse.urlencode(form))[0]
        if status not in (302, 303):
            raise SystemExit(f"{self.name}: {path} answers {status}")

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
                if hasattr(one, "process"):
                    one.process.terminate()


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
