"""The program as users have it, built, serving, and asked as a browser asks it. For the scripts beside this one."""

import html
import http.client
import re
import subprocess
import time
import urllib.parse

PASSWORD = "suối reo bên sườn núi xanh"


class Served:
    """One program serving one data folder, with an officer signed in."""

    def __init__(self, name, app, data):
        self.name, self.app, self.data, self.cookies = name, app, data, {}

    def start(self):
        command = ["dotnet", self.app, "serve", "--data", self.data, "--urls", "http://127.0.0.1:0"]
        log = self.data.with_suffix(".log")
        with open(log, "wb") as out:
            self.process = subprocess.Popen(list(map(str, command)), stdout=out, stderr=out)
        while not (found := re.search(r"http://127\.0\.0\.1:([1-9]\d*)", log.read_text("utf-8", "replace"))):
            if self.process.poll() is not None:
                raise SystemExit(f"{self.name} did not start:\n{log.read_text()}")
            time.sleep(0.1)
        self.port = int(found[1])
        self.line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)
        said = log.read_text("utf-8", "replace")
        passwords = dict(zip(*(re.findall(p, said) for p in (r"Tài khoản[^:]*: (\S+)", r"Mật khẩu[^:]*: (\S+)"))))
        # The one who reads the register: before there were roles, the administrator did.
        user = "canbo" if "canbo" in passwords or not passwords else "quantri"
        first = passwords.get(user, PASSWORD)
        self.post("/dang-nhap", {"_handler": "dang-nhap", "Form.UserName": user, "Form.Password": first})
        if first != PASSWORD:
            new = {"Form.Current": first, "Form.New": PASSWORD, "Form.Again": PASSWORD}
            self.post("/doi-mat-khau", {"_handler": "doi-mat-khau", **new})
        self.post("/ky", {"nam": "2025"})

    def stop(self):
        if hasattr(self, "process"):
            self.process.terminate()
            self.process.wait()

    def ask(self, method, path, body=None):
        """Status, text, milliseconds. One that is told to wait, waits."""
        while True:
            kind = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
            began = time.perf_counter()
            self.line.request(method, path, body, {"Cookie": self.cookie(), **kind})
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

    def cookie(self):
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def first_child(self):
        return re.search(r'href="(/so-tre-em/[0-9a-f-]{36})"', self.ask("GET", "/so-tre-em")[1])[1]
