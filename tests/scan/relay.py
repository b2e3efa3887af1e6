"""What stands between a scanner and the site: signs in, keeps to the site's limits, counts every answer."""

import collections
import http.server
import re
import threading
import time

from site_under_scan import PASSWORD, Browser

# A person has 600 requests at once and 10 a second after (Site/Limits.cs): a little less is never refused.
BURST, PER_SECOND = 550, 9.5
NUMBER = re.compile(r"/[0-9a-f]{8}-[0-9a-f-]{27}")
HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "host", "cookie", "accept-encoding"}


class Quiet(http.server.ThreadingHTTPServer):
    def handle_error(self, *_):
        """A scanner that hangs up is no news."""


class Relay:
    def __init__(self, site, person):
        self.person = person
        self.browser = Browser(site.port)
        self.requests = self.sign_ins = 0
        self.answers = collections.Counter()
        self.faults = collections.Counter()
        self.gate, self.signing = threading.Lock(), threading.Lock()
        self.left, self.at, self.place = BURST, time.monotonic(), 0

    def __enter__(self):
        self.server = Quiet(("127.0.0.1", 0), handler_of(self))
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        # The site makes its addresses from the host that was called: the relay's.
        self.browser.host = self.address.removeprefix("http://")
        if self.person:
            self.sign_in()
        return self

    def __exit__(self, *_):
        self.server.shutdown()

    def sign_in(self):
        with self.signing:
            self.browser.cookies.clear()
            if not self.browser.sign_in(self.person, PASSWORD):
                # Locked out by the wrong passwords that the scanner typed: a minute, then two.
                time.sleep(61)
                self.browser.sign_in(self.person, PASSWORD)
            self.sign_ins += 1

    def wait(self):
        """One who is signed in has a limit of one's own. Addresses are limited too: an attacker has many of them."""
        with self.gate:
            self.place = (self.place + 1) % 60000
            self.browser.source = (f"127.1.{self.place // 250}.{self.place % 250 + 1}", 0)
            if not self.person:
                return
            now = time.monotonic()
            self.left = min(BURST, self.left + (now - self.at) * PER_SECOND)
            self.at = now
            if self.left < 1:
                time.sleep((1 - self.left) / PER_SECOND)
            self.left -= 1

    def pass_on(self, method, path, headers, body):
        for _ in range(3):
            self.wait()
            answer = self.browser.send(method, path, body, headers)
            if answer.status == 429:
                time.sleep(5)
            elif self.person and answer.status in (302, 303) and re.search(r"/(dang-nhap|xac-nhan)\?", answer.location):
                self.sign_in()
                if path.startswith("/dang-xuat"):
                    break
            else:
                break
        self.requests += 1
        self.answers[answer.status] += 1
        if answer.status >= 500:
            self.faults[f"{method} {NUMBER.sub('/{id}', path.split('?')[0])} {answer.status}"] += 1
        return answer

    def count(self, hundreds):
        return sum(count for status, count in self.answers.items() if status // 100 == hundreds)

    def findings(self):
        return [("5xx", f"{what} ({count} ×)") for what, count in self.faults.items()]


def handler_of(relay):
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_any(self):
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)) or None
            headers = {name: value for name, value in self.headers.items() if name.lower() not in HOP}
            try:
                got = relay.pass_on(self.command, self.path, headers, body)
            except (OSError, ValueError) as wrong:
                # The site hung up, or what was sent cannot be written as a request at all.
                return self.answer(502, {}, str(wrong).encode())
            self.answer(got.status, got.headers, got.body)

        def answer(self, status, headers, body):
            self.send_response_only(status)
            for name, value in headers.items():
                if name.lower() not in HOP:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        def log_message(self, *_):
            pass

    for method in ("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
        setattr(Handler, f"do_{method}", Handler.handle_any)
    return Handler
