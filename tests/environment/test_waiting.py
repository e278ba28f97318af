"""What is asked right after a click waits for its answer: a page may still be on its way."""

import ast
from itertools import pairwise

import pytest

from .checks import ROOT

READS = {
    "all_inner_texts", "count", "get_attribute", "inner_text", "input_value", "is_checked",
    "is_hidden", "is_visible", "text_content", "url",
}  # fmt: skip


def hasty(code):
    """The numbers of lines that assert what they read at once, right below a click."""
    blocks = (getattr(node, "body", None) for node in ast.walk(ast.parse(code)))
    lists = [block for block in blocks if isinstance(block, list)]
    steps = [pair for block in lists for pair in pairwise(block)]
    return [
        read.lineno
        for act, read in steps
        if isinstance(read, ast.Assert) and names(act) & {"click"} and names(read) & READS
    ]


def names(statement):
    """The attributes that a simple statement asks for; none of a block."""
    if not isinstance(statement, ast.Expr | ast.Assign | ast.Assert):
        return set()
    return {node.attr for node in ast.walk(statement) if isinstance(node, ast.Attribute)}


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("link.click()\nassert heads.count() == 2", [2]),
        ("def test():\n    link.click()\n    assert page.url == x", [3]),
        ("link.click()\nexpect(heads).to_have_count(2)\nassert heads.count() == 2", []),
        ("page.goto(x)\nassert heads.count() == 2", []),
    ],
)
def test_haste_is_seen(code, lines):
    assert hasty(code) == lines


def test_no_test_is_hasty():
    files = (ROOT / "tests").rglob("*.py")
    found = {str(path): lines for path in files if (lines := hasty(path.read_text()))}
    assert found == {}


def test_no_test_lets_a_page_look_again_by_eval():
    """It does not where it looks but once, and fails whenever the page is not quick enough."""
    files = [path for path in (ROOT / "tests").rglob("*.py") if path.name != "browser.py"]
    forbidden = "wait_for" + "_function"
    assert [str(path) for path in files if forbidden in path.read_text()] == []
