"""What nginx, Granian, Django and axes write about readers who meet with faults: not who they are.

Every part is made to complain about requests that are marked in all that SECURITY.md promises to
keep out, and then all their logs are read.
"""

import socket
from contextlib import closing, suppress
from urllib.parse import urlencode

from tests.environment.programs import wait_until

from .web import Visitor

ADDRESS, BEHIND = "127.0.0.77", "198.51.100.77"
MARKED = ("query", "referrer", "browser", "cookie", "user", "password", "host")
HEADERS = {
    "Referer": "https://marked-referrer.example/marked-referrer?marked-referrer",
    "Origin": "https://marked-referrer.example",
    "User-Agent": "marked-browser/1.0",
    "Cookie": "csrftoken=marked-cookie; sessionid=marked-cookie",
    "X-Forwarded-For": BEHIND,
    "Content-Type": "application/x-www-form-urlencoded",
}


def send(port, line, body="", host="127.0.0.1", **headers):
    """Send a request from the marked address, with all marks; return the answer's first line."""
    headers = {"Host": host, "Content-Length": len(body), "Connection": "close"} | HEADERS | headers
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    with closing(socket.create_connection(("127.0.0.1", port), 60, (ADDRESS, 0))) as wire:
        wire.sendall(f"{line}\r\n{head}\r\n{body}".encode())
        with suppress(ConnectionError):
            return wire.makefile("rb").readline().decode()


def logs(site):
    files = [*(app.log for app in site.apps), *site.folder.glob("*.log")]
    return "".join(file.read_text(errors="replace") for file in {*files})


def make_trouble(site, database):
    """Let each part complain, and say which words it uses for that."""
    app, proxy = site.apps[0].port, site.port
    asking = "GET /tim-kiem/?q=marked-query"
    assert " 200 " in send(proxy, f"{asking} HTTP/1.1")
    send(proxy, f"{asking} HTTP/1.1", host="marked-host.example")
    send(app, f"{asking} HTTP/1.1", host="marked-host.example")
    yield "Invalid HTTP_HOST header"
    send(app, f"{asking} HTTP/marked-query")  # nothing is written of what is no request
    send(app, f"{asking} HTTP/1.1", **{"X-Bad\x01Name": "marked-query"})
    send(proxy, "POST /admin/login/?next=marked-query HTTP/1.1", "a=marked-query")
    yield "Origin checking failed"
    guess(site)
    yield "AXES: Locking out"
    send(proxy, "POST /admin/login/?marked-query HTTP/1.1", **{"Content-Length": 2 * 10**7})
    yield "client intended to send too large body"
    with database.connect() as asks:
        asks.execute("ALTER TABLE roles_searchentry RENAME TO elsewhere")
        asks.commit()
        assert " 500 " in send(proxy, f"{asking}+again HTTP/1.1")
        asks.execute("ALTER TABLE elsewhere RENAME TO roles_searchentry")
    yield "UndefinedTable"
    for server in site.apps:
        server.stop()
    send(proxy, f"{asking}+away HTTP/1.1")
    yield "connect() failed"
    yield '"path":"/tim-kiem/","status":503'


def guess(site):
    """Sign in with a wrong password until the door is shut."""
    login = "/admin/login/?next=/admin/%3Fmarked-query"
    token = Visitor(site.origin).get(login).text.partition('csrfmiddlewaretoken" value="')[2][:64]
    form = {"username": "marked-user", "password": "marked-password", "csrfmiddlewaretoken": token}
    ours = {"Origin": "http://127.0.0.1", "Cookie": f"csrftoken={token}"}
    for _ in range(6):
        send(site.port, f"POST {login} HTTP/1.1", urlencode(form), **ours)


def test_no_log_tells_who_asked_for_what(site, database):
    complaints = list(make_trouble(site, database))
    wait_until(lambda: complaints[-1] in logs(site), "nginx has written its log")
    written = logs(site)
    assert [words for words in complaints if words not in written] == []
    marks = (*(f"marked-{part}" for part in MARKED), ADDRESS, BEHIND)
    assert [line for line in written.splitlines() if any(mark in line for mark in marks)] == []
