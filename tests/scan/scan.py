#!/usr/bin/env python3
"""Attacks the running site as somebody who is not signed in and as each role, with wapiti and sqlmap of Debian.

    tests/scan/scan.py [--minutes 4] [--together 2] [--roles khach,dau-moi] [--out FOLDER] [--program MangNon.Web.dll]

For each role a copy of one folder with the sample is served on the loopback, so that what one attack breaks does not
hide what another would find. Everything a scanner sends goes through a relay that keeps it signed in, keeps to the
site's own limits, and counts every answer. Prints a table and every finding. The exit code is 1 where there is one:
an injection, XSS, SSRF, redirection, an answer of 5xx, or a fault in the site's own log; 2 where it could not scan.
"""

import argparse
import concurrent.futures
import dataclasses
import pathlib
import shutil
import subprocess
import sys
import tempfile

import crawl
import listener
import relay
import scanners
import site_under_scan

ROOT = pathlib.Path(__file__).resolve().parents[2]
GUEST = "khach"


@dataclasses.dataclass
class Result:
    role: str
    seeds: crawl.Seeds
    way: relay.Relay
    findings: list
    tested: int
    unfinished: list

    def bad(self):
        return [one for one in self.findings if one[0] not in scanners.REMARKS]


def main():
    arguments = read_arguments()
    missing = [tool for tool in ("wapiti", "sqlmap") if shutil.which(tool) is None]
    if missing and not install(missing):
        print("Install first, as root: apt-get install", *missing)
        return 2
    program = pathlib.Path(arguments.program) if arguments.program else site_under_scan.newest_build(ROOT)
    with tempfile.TemporaryDirectory(prefix="mangnon-scan-") as scratch:
        scratch = pathlib.Path(scratch)
        base = scratch / "base"
        people = site_under_scan.prepare(program, base)
        roles = arguments.roles.split(",") if arguments.roles else [GUEST, *people]
        with concurrent.futures.ThreadPoolExecutor(arguments.together) as pool:
            jobs = [
                pool.submit(scan, program, base, scratch / role, role, people.get(role), arguments)
                for role in roles
            ]
            results = [job.result() for job in jobs]
    return report(results, arguments)


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=4, help="of attack for each role, half for each scanner")
    parser.add_argument("--together", type=int, default=2, help="roles scanned at the same time")
    parser.add_argument("--roles", help="ids of roles, separated by commas; khach is nobody; all where left out")
    parser.add_argument("--out", help="folder for the scanners' own reports and the sites' logs")
    parser.add_argument("--program", help="the built MangNon.Web.dll; the newest of the checkout where left out")
    return parser.parse_args()


def install(packages):
    as_root = [] if subprocess.run(["id", "-u"], capture_output=True, text=True).stdout == "0\n" else ["sudo", "-n"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    try:
        subprocess.run([*as_root, "apt-get", "update", "-qq"], **quiet)
        get = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
        return subprocess.run([*as_root, *get], **quiet).returncode == 0
    except FileNotFoundError:
        return False


def scan(program, base, folder, role, person, arguments):
    """One role from a fresh copy of the folder to its findings."""
    shutil.copytree(base, folder)
    with site_under_scan.Site(program, folder) as site, listener.Listener() as called_back:
        with relay.Relay(site, person) as way:
            seeds = crawl.walk(way.address)
            half = arguments.minutes * 60 / 2
            findings, unfinished = scanners.wapiti(way.address, seeds, called_back.address, folder, half)
            injected, late, tested = scanners.sqlmap(way.address, seeds, folder, half)
            findings += injected + [("SSRF", f"the site called {path}") for path in called_back.calls]
            findings += way.findings()
        alive = site.is_answering()
    findings += site.faults()
    if not alive:
        findings.append(("site", "does not answer any more"))
    if arguments.out:
        keep(folder, pathlib.Path(arguments.out) / role)
    return Result(role, seeds, way, findings, tested, unfinished + late)


def keep(folder, out):
    out.mkdir(parents=True, exist_ok=True)
    for name in ("site.log", "wapiti.json", "wapiti.log", "sqlmap.log", "targets.log"):
        if (folder / name).exists():
            shutil.copy(folder / name, out / name)


def report(results, arguments):
    print(f"{arguments.minutes:g} minutes of attack for each role, half by wapiti, half by sqlmap")
    print()
    print("| role | addresses | forms | fields | requests | 4xx | 5xx | fields tried by sqlmap | not done in time | findings |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for one in results:
        if one.way.requests < 50:
            one.findings.append(("scan", "it hardly asked anything and proves nothing"))
        numbers = [len(one.seeds.addresses), len(one.seeds.forms), one.seeds.fields(), one.way.requests]
        numbers += [one.way.count(4), one.way.count(5), one.tested, " ".join(one.unfinished), len(one.bad())]
        print("|", " | ".join(map(str, [one.role, *numbers])), "|")
    print()
    for one in results:
        for kind, what in one.bad():
            print(f"FINDING {one.role}: {kind}: {what}")
    for kind, what in sorted({mere for one in results for mere in one.findings if mere[0] in scanners.REMARKS}):
        print(f"remark: {kind}: {what}")
    bad = sum(len(one.bad()) for one in results)
    print(f"{bad} findings, {sum(one.way.requests for one in results)} requests")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
