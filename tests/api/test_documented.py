"""Each example in docs/api.md is run as it stands there."""

import io
import json
import re
import shlex
from pathlib import Path
from urllib.parse import urlsplit

import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text()
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
SITE = "https://example.org"

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def answered(client, command):
    """The answer to a command line with curl, as far as the page uses that."""
    words = shlex.split(command.partition(" #")[0].replace("$SITE", SITE))
    headers, method = {}, "GET"
    while len(words) > 2:
        match words[1:3]:
            case ["-H", header]:
                name, _, value = header.partition(": ")
                headers[name] = value
                del words[1:3]
            case ["-X", method]:
                del words[1:3]
            case ["-I", _]:
                method = "HEAD"
                del words[1]
    parts = urlsplit(words[1])
    return client.generic(
        method, parts.path, QUERY_STRING=parts.query, headers={"Accept": "*/*", **headers}
    )


def matches(told, documented):
    """Whether all that is documented is told; «…» stands for what another site has otherwise."""
    if isinstance(documented, dict):
        return all(name in told and matches(told[name], documented[name]) for name in documented)
    if isinstance(documented, str):
        return (
            told.endswith(documented.removeprefix("…")) if "…" in documented else told == documented
        )
    return told == documented


def test_each_request_is_answered_as_the_page_says(seeded, indexed, client):
    answer, seen = None, set()
    for language, block in BLOCKS:
        if language == "sh":
            for command in block.splitlines():
                answer = answered(client, command)
                expected = int(command.partition(" # ")[2] or 200)
                assert answer.status_code == expected, (command, answer.content)
                is_told = answer.status_code != 204 and "-I" not in command
                if expected == 200 and is_told and "results" in answer.json():
                    assert answer.json()["results"], command
                seen.add(expected)
        elif language == "json":
            documented = json.loads(block)
            assert matches(answer.json(), documented), (documented, answer.json())
    assert seen == {200, 204, 400, 404, 405, 406}


def test_the_program_prints_duties_and_their_sources(seeded, indexed, client, monkeypatch, capsys):
    def urlopen(address):
        parts = urlsplit(address)
        return io.BytesIO(client.get(parts.path, QUERY_STRING=parts.query).content)

    monkeypatch.setattr("urllib.request.urlopen", urlopen)
    [program] = [block for language, block in BLOCKS if language == "python"]
    exec(program, {"SITE": SITE})
    printed = capsys.readouterr().out.splitlines()
    assert printed
    assert all("[" in line for line in printed)


def test_embeds_and_oembed_answer_as_the_page_says(seeded, client):
    [framed] = re.findall(r'^ +<iframe src="https://example\.vn(\S+)"', PAGE, re.MULTILINE)
    [asked] = re.findall(r"^ +GET (\S+)$", PAGE, re.MULTILINE)
    [names] = re.findall(r"^The answer is of type `rich`: (.+?)\. ", PAGE, re.MULTILINE)
    assert "frame-ancestors *" in client.get(framed)["Content-Security-Policy"]
    asked = asked.replace("https%3A%2F%2Fexample.vn", "http%3A%2F%2Ftestserver")
    whole, narrow = (client.get(each).json() for each in (asked.partition("&")[0], asked))
    assert whole.keys() == {"type", "version", *re.findall(r"`(\w+)`", names)}
    assert (narrow["type"], narrow["width"]) == ("rich", 400)
    assert f'src="http://testserver{framed}"' in narrow["html"]
