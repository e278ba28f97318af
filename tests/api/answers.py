"""What the API answers, and where its answers lead."""

import re
from functools import cache
from urllib.parse import urlsplit

API = "/api/v1/"
LEADING = ("self", "url", "next", "acronym")


def ask(client, path, status=200, **query):
    """The answer as an object."""
    answer = client.get(f"{API}{path}", query)
    assert answer.status_code == status, (path, query, answer.text[:500])
    assert answer["Content-Type"] == (
        "application/json" if status == 200 else "application/problem+json"
    )
    return answer.json()


def refused(client, path, status=400, **query):
    """The parameters that a refusal names."""
    problem = ask(client, path, status, **query)
    assert problem["status"] == status
    assert problem["detail"]
    return [error["parameter"] for error in problem.get("errors", ())]


def addresses(told):
    """Every address of ours in an answer."""
    if isinstance(told, list):
        return {address for each in told for address in addresses(each)}
    if not isinstance(told, dict):
        return set()
    found = set()
    for name, value in told.items():
        if name in LEADING and isinstance(value, str) and value.startswith("http"):
            found.add(value)
        elif name == "url" and isinstance(value, dict):
            found |= set(value.values())
        else:
            found |= addresses(value)
    return found


def follow(client, told):
    """Ask for every address in an answer: something stands there, at its anchor if it has one."""

    @cache
    def page(address):
        return client.get(address)

    found = addresses(told)
    assert found
    for address in sorted(found):
        parts = urlsplit(address)
        answer = page(f"{parts.path}?{parts.query}" if parts.query else parts.path)
        assert answer.status_code == 200, address
        if parts.fragment:
            assert f'id="{parts.fragment}"' in answer.text, address
    return found


def texts(told):
    """Every text in both languages: objects with «vi» and «en»."""
    if isinstance(told, list):
        return [text for each in told for text in texts(each)]
    if not isinstance(told, dict):
        return []
    if set(told) == {"vi", "en"}:
        return [told]
    return [text for each in told.values() for text in texts(each)]


def without_languages(told):
    assert not texts(told)
    assert not re.search(r"\{'(vi|en)'", repr(told))
