"""An address that nobody has a reason to call but a site that was talked into it."""

import http.server
import threading


class Listener:
    """``calls`` lists what the site called; wapiti asks it for an answer of its own, which tells of nothing."""

    def __init__(self):
        self.calls = []

    def __enter__(self):
        calls = self.calls

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                if self.path.startswith(("/ssrf/", "/dtd/", "/xoff/")):
                    calls.append(self.path)
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(b"{}")

            do_POST = do_HEAD = do_GET

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}/"
        return self

    def __exit__(self, *_):
        self.server.shutdown()
