"""Whether an answer is what the schema says: for tests of any endpoint."""

from functools import cache

from jsonschema import Draft202012Validator, FormatChecker


@cache
def schema():
    from django.test import Client

    return Client().get("/api/v1/schema/").json()


def faults(answer, operation):
    """What is wrong with an answer, as (where, why), by the schema of an operation's 200."""
    return list(_wrong(answer, _success(operation)))


def _success(operation):
    for methods in schema()["paths"].values():
        for told in methods.values():
            if told["operationId"] == operation:
                return told["responses"]["200"]["content"]["application/json"]["schema"]
    raise KeyError(operation)


def _wrong(answer, expected):
    whole = expected | {"components": schema()["components"]}
    checker = Draft202012Validator(whole, format_checker=FormatChecker())
    for error in checker.iter_errors(answer):
        yield error.json_path, error.message[:200]
