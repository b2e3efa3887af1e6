"""wapiti and sqlmap, each for a limited time: (kind, what) for each thing they report, and what was not done in time."""

import json
import re
import subprocess
import time
import urllib.parse

from crawl import NOT_ATTACKED

# In this order, each with a share of the time; what one leaves over is the next one's. Left out: brute_login_form,
# buster and nikto guess from lists; wapp only names products.
MODULES = (
    ["csrf,csp,cookieflags,http_headers,methods"]
    + "sql xss permanentxss file exec redirect ssrf crlf xxe shellshock htaccess backup blindsql".split()
)
# What is no attack that succeeded: told, and no reason to fail.
REMARKS = ("Secure Flag cookie", "HttpOnly Flag cookie", "HTTP Secure Headers", "Potentially dangerous file")
INJECTED = re.compile(r"^(GET|POST|URI|Cookie|\(custom\)) parameter '.*' is vulnerable", re.MULTILINE)


def wapiti(base, seeds, endpoint, folder, seconds):
    """Answers what was found and which modules were not done in time."""
    begun, report, log = time.monotonic(), folder / "wapiti.json", folder / "wapiti.log"
    common = ["wapiti", "-u", base + "/", "--scope", "domain", "--store-session", folder / "wapiti", "--no-bugreport"]
    common += ["--endpoint", endpoint, "-t", "30", "-v", "1", "-f", "json", "-o", report]
    pages = [part for page in sorted({*seeds.pages, *seeds.addresses.values()}) for part in ("-s", page)]
    walk = [*common, *pages, "-d", "1", "--max-links-per-page", "2", "--max-scan-time", f"{seconds / 5:.0f}", "-m", ""]
    run(walk, log, seconds / 3)
    unfinished = []
    for place, module in enumerate(MODULES):
        left = seconds - (time.monotonic() - begun)
        share = max(5, left / (len(MODULES) - place))
        skip = [part for field in NOT_ATTACKED for part in ("--skip", field)]
        if not run([*common, *skip, "--skip-crawl", "-m", module], log, share):
            unfinished.append(module)
    # What a module found before its time was over is kept with the session.
    run([*common, "--skip-crawl", "-m", ""], log, 120)
    if not report.exists():
        return [("scan", "wapiti ended without a report")], unfinished
    found = json.loads(report.read_text("utf-8"))
    together = {**found["vulnerabilities"], **found["anomalies"]}
    return (
        sorted(
            {
                (kind, f"{one['method']} {urllib.parse.urlsplit(one['path']).path} {one['info']}".replace("\n", " "))
                for kind, some in together.items()
                for one in some
                # The relay counts these itself, with the site's own answer.
                if kind != "Internal Server Error"
            }
        ),
        unfinished,
    )


def sqlmap(base, seeds, folder, seconds):
    log, targets = folder / "sqlmap.log", folder / "targets.log"
    targets.write_text("".join(requests(base, seeds)), "utf-8")
    command = ["sqlmap", "-l", targets, "--batch", "--level", "1", "--risk", "1", "--time-sec", "3", "--timeout", "30"]
    command += ["--retries", "0", "--skip", ",".join(NOT_ATTACKED), "--output-dir", folder / "sqlmap"]
    command += ["--disable-coloring", "--ignore-stdin"]
    unfinished = [] if run(command, log, seconds) else ["sqlmap"]
    found = INJECTED.finditer(re.sub(r"^\[[0-9:]+\] \[[A-Z]+\] ", "", log.read_text("utf-8", "replace"), flags=re.M))
    tested = len(set(re.findall(r"testing for SQL injection on (.*)", log.read_text("utf-8", "replace"))))
    return sorted({("SQL injection", one[0]) for one in found}), unfinished, tested


def requests(base, seeds):
    """In the form of a proxy's log, as sqlmap reads many targets: those with something to change."""
    host = base.removeprefix("http://")
    line = "=" * 54 + "\n"
    for address in seeds.addresses.values():
        if "?" in address:
            path = address.removeprefix(base)
            yield f"{line}00:00:00  {base}  [127.0.0.1]\n{line}GET {path} HTTP/1.1\nHost: {host}\n\n{line}\n\n"
    for form in seeds.forms.values():
        if form.method == "POST":
            path, body = form.action.removeprefix(base), urllib.parse.urlencode(form.fields)
            head = f"POST {path} HTTP/1.1\nHost: {host}\nContent-Type: application/x-www-form-urlencoded\n"
            yield f"{line}00:00:00  {base}  [127.0.0.1]\n{line}{head}Content-Length: {len(body)}\n\n{body}\n{line}\n\n"


def run(command, log, seconds):
    """Whether it ended by itself."""
    with open(log, "ab") as out:
        try:
            subprocess.run(list(map(str, command)), stdin=subprocess.DEVNULL, stdout=out, stderr=out, timeout=seconds)
            return True
        except subprocess.TimeoutExpired:
            out.write(b"\n-- stopped: the time is over\n")
            return False
