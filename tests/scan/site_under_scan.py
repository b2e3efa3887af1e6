"""The real program on a scratch folder, and people of every role who can sign in to it."""

import http.client
import html
import http.cookies
import pathlib
import re
import subprocess
import time
import urllib.parse

PASSWORD = "suối reo bên sườn núi xanh"
FAULT = re.compile(r"^(fail|crit): |Unhandled exception|^\s+at [A-Za-z]+\.")


def newest_build(root):
    builds = sorted(root.glob("src/MangNon.Web/bin/*/net10.0/MangNon.Web.dll"), key=lambda f: f.stat().st_mtime)
    if not builds:
        raise SystemExit("Build first: dotnet build MangNon.slnx")
    return builds[-1]


class Site:
    """Served until left; ``log`` keeps what it says."""

    def __init__(self, program, folder):
        self.program, self.folder, self.log = program, folder, folder / "site.log"
        self.passwords = {}

    def __enter__(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        command = ["dotnet", self.program, "serve", "--data", self.folder, "--urls", "http://127.0.0.1:0"]
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(list(map(str, command)), stdout=log, stderr=log)
        for _ in range(3000):
            said = self.log.read_text("utf-8", "replace")
            listening = re.search(r"http://127\.0\.0\.1:([1-9][0-9]*)", said)
            if listening:
                self.port = int(listening[1])
                names = re.findall(r"Tài khoản đầu tiên: (\S+)", said)
                self.passwords = dict(zip(names, re.findall(r"Mật khẩu dùng một lần: (\S+)", said)))
                return self
            if self.process.poll() is not None:
                raise SystemExit(f"The site did not start:\n{said}")
            time.sleep(0.1)
        raise SystemExit("The site did not start within five minutes.")

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()

    def is_answering(self):
        try:
            return Browser(self.port).get("/suc-khoe").status == 200
        except OSError:
            return False

    def faults(self):
        """Faults that the site wrote into its own log: the first line of each kind, with how often."""
        counts = {}
        for line in self.log.read_text("utf-8", "replace").splitlines():
            if FAULT.search(line):
                line = re.sub(r"[0-9A-F]{8,}:[0-9A-F]{8}", "…", line)[:200]
                counts[line] = counts.get(line, 0) + 1
        return [("log", f"{count} × {line}") for line, count in counts.items()]


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def location(self):
        return self.headers.get("Location") or ""


class Browser:
    """Keeps cookies, follows nothing."""

    def __init__(self, port, source=None, host=None):
        self.port, self.source, self.host = port, source, host or f"127.0.0.1:{port}"
        self.cookies = {}

    def send(self, method, path, body=None, headers=None):
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120, source_address=self.source)
        try:
            cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            line.request(method, path, body, {"Host": self.host, "Cookie": cookie, **(headers or {})})
            answer = line.getresponse()
            for one in answer.headers.get_all("Set-Cookie") or []:
                self.take(one)
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            line.close()

    def take(self, cookie):
        name, _, rest = cookie.partition("=")
        value = rest.split(";")[0]
        if value and "expires=Thu, 01 Jan 1970" not in cookie:
            self.cookies[name.strip()] = value
        else:
            self.cookies.pop(name.strip(), None)

    def get(self, path):
        return self.send("GET", path)

    def post(self, path, fields, page=None):
        text = (page or self.get(path)).body.decode("utf-8")
        token = re.search(r'name="__RequestVerificationToken" value="([^"]+)"', text)
        if not token:
            raise RuntimeError(f"No form at {path}")
        form = {**fields, "__RequestVerificationToken": html.unescape(token[1])}
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.send("POST", path, urllib.parse.urlencode(form), kind)

    def sign_in(self, name, password):
        fields = {"_handler": "dang-nhap", "Form.UserName": name, "Form.Password": password}
        return self.post("/dang-nhap", fields).status in (302, 303)


def begin(browser, name, first):
    """The first sign-in: the one-time password is changed."""
    if not browser.sign_in(name, first):
        raise RuntimeError(f"{name} cannot sign in")
    fields = {"_handler": "doi-mat-khau", "Form.Current": first, "Form.New": PASSWORD, "Form.Again": PASSWORD}
    browser.post("/doi-mat-khau", fields)


def prepare(program, folder):
    """A folder with the sample and one person of each role; answers role → user name."""
    people = {}
    with Site(program, folder) as site:
        administrator = Browser(site.port)
        begin(administrator, "quantri", site.passwords["quantri"])
        page = administrator.get("/nguoi-dung/them").body.decode("utf-8")
        roles = re.findall(r'<option value="([a-z-]+)"', re.search(r'name="Grant\.Role".*?</select>', page, re.S)[0])
        units = re.findall(r'<option value="([a-z-]+?-[0-9a-f-]+)"', page)
        for place, role in enumerate(roles):
            name = f"nguoi.{place}"
            people[role] = name
            for kind in ("xa-", "thon-", "co-so-", "tinh-"):
                unit = next((u for u in units if u.startswith(kind)), "")
                fields = {
                    "_handler": "them-nguoi",
                    "Form.Name": "Người Kiểm Thử",
                    "Form.UserName": name,
                    "Form.Phone": "",
                    "Grant.Role": role,
                    "Grant.Unit": unit,
                    "Grant.From": time.strftime("%d/%m/%Y"),
                    "Grant.To": "",
                    "Grant.Reason": "Kiểm thử",
                }
                made = administrator.post("/nguoi-dung/them", fields)
                if made.status in (302, 303):
                    break
            else:
                raise RuntimeError(f"Nobody could be given the role {role}")
            slip = administrator.get(urllib.parse.urlsplit(made.location).path).body.decode("utf-8")
            begin(Browser(site.port), name, re.findall(r"<code>([^<]+)</code>", slip)[-1])
    return people
