"""Lighthouse's marks for some pages, with its own profile of a phone on a slow network."""

import json
import os
import subprocess

from tests.environment import browser

from .tools import LIGHTHOUSE, installed, program

PAGES = {
    "home": "/",
    "role": "/chuc-danh/cpo/",
    "comparison": "/so-sanh/cco/ceo/",
    "chart": "/so-do/",
    "search": "/tim-kiem/?q=giam+doc",
    "role, English": "/en/roles/cpo/",
}
# The least mark out of 100, by category.
LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}


def audit(origin):
    """Yield (page, {category: mark}, layout shift, [audits that cost marks])."""
    script = installed(LIGHTHOUSE) / "cli" / "index.js"
    for name, path in PAGES.items():
        report = run(script, origin + path)
        marks = {k: round(100 * v["score"]) for k, v in report["categories"].items()}
        shift = report["audits"]["cumulative-layout-shift"]["numericValue"]
        yield name, marks, shift, list(lost(report))


def run(script, address):
    flags = ["--headless=new", *browser.FLAGS]
    command = [
        program("node"),
        str(script),
        address,
        "--output=json",
        "--quiet",
        f"--only-categories={','.join(LEAST)}",
        f"--chrome-flags={' '.join(flag for flag in flags if ' ' not in flag)}",
    ]
    chromium = browser.launch_args(whole=True).get("executable_path")
    environment = os.environ | ({"CHROME_PATH": chromium} if chromium else {})
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def lost(report):
    """Names of audits that count and are not passed, in the categories below their least mark."""
    for name, category in report["categories"].items():
        if round(100 * category["score"]) >= LEAST[name]:
            continue
        for part in category["auditRefs"]:
            score = report["audits"][part["id"]]["score"]
            if part["weight"] and score is not None and score < 0.9:
                yield part["id"]
