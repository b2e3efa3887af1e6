"""Finds what can be attacked: one address for each set of query keys, one form for each set of fields."""

import collections
import html.parser
import re
import urllib.error
import urllib.parse
import urllib.request

NUMBER = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/bang-chi-tieu/)[0-9]+[a-z]?")
LONGEST = 160
NOT_ATTACKED = ("__RequestVerificationToken", "_handler")


class Form:
    def __init__(self, page, action, method):
        self.page, self.action, self.method, self.fields = page, action, method, {}


class Seeds:
    def __init__(self):
        self.addresses, self.forms, self.pages = {}, {}, []

    def fields(self):
        keys = sum(len(urllib.parse.urlsplit(one).query.split("&")) for one in self.addresses.values() if "?" in one)
        return keys + sum(len([f for f in form.fields if f not in NOT_ATTACKED]) for form in self.forms.values())


class Links(html.parser.HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.page, self.links, self.forms, self.form = page, [], [], None

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "a" and given.get("href"):
            self.links.append(urllib.parse.urljoin(self.page, given["href"]))
        elif tag == "form":
            action = urllib.parse.urljoin(self.page, given.get("action") or self.page)
            self.form = Form(self.page, action, (given.get("method") or "get").upper())
            self.forms.append(self.form)
        elif self.form and given.get("name") and tag in ("input", "select", "textarea", "button"):
            self.form.fields.setdefault(given["name"], given.get("value") or "1")
        elif self.form and tag == "option" and self.form.fields and given.get("value"):
            name = next(reversed(self.form.fields))
            if self.form.fields[name] == "1":
                self.form.fields[name] = given["value"]

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None


def pattern_of(address):
    parts = urllib.parse.urlsplit(address)
    keys = ",".join(sorted({key for key, _ in urllib.parse.parse_qsl(parts.query, keep_blank_values=True)}))
    return f"{NUMBER.sub('{id}', parts.path)}?{keys}"


def walk(base):
    """From the start page on, two addresses of each pattern, LONGEST in all."""
    seeds, seen = Seeds(), collections.Counter()
    waiting = collections.deque([base + "/", base + "/dang-nhap", base + "/ngon-ngu", base + "/ky"])
    while waiting and len(seeds.pages) < LONGEST:
        address = waiting.popleft()
        pattern = pattern_of(address)
        if not address.startswith(base + "/") or "/assets/" in address or seen[pattern] > 1:
            continue
        seen[pattern] += 1
        try:
            with urllib.request.urlopen(address, timeout=120) as answer:
                kind, body = answer.headers.get_content_type(), answer.read()
        except urllib.error.HTTPError as refused:
            kind, body = "text/html", refused.read()
        seeds.addresses.setdefault(pattern, address)
        if kind != "text/html":
            continue
        seeds.pages.append(address)
        found = Links(address)
        found.feed(body.decode("utf-8", "replace"))
        waiting.extend(link.split("#")[0] for link in found.links)
        for form in found.forms:
            if "/dang-xuat" in form.action or not form.action.startswith(base):
                continue
            handler = form.fields.get("_handler", "")
            key = f"{form.method} {pattern_of(form.action)} {handler} {sorted(form.fields)}"
            if form.method == "GET":
                filled = form.action.split("?")[0] + "?" + urllib.parse.urlencode(form.fields)
                waiting.append(filled)
            seeds.forms.setdefault(key, form)
    return seeds
