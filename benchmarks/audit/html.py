"""The Nu HTML checker on every page of the sitemap, and on those that are not in it."""

import json
import re
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import HTTPError
from urllib.request import urlopen

from .tools import CHECKER, installed, program

LOCATION = re.compile(r"<loc>(.*?)</loc>")
# Pages that no sitemap lists: without a result, with one, an error, a form, the past, the whole.
OTHERS = (
    "/tim-kiem/",
    "/en/search/?q=cco",
    "/tim-kiem/?q=xyzzyx",
    "/khong-co/",
    "/en/feedback/responsibility-cpo-product-vision/",
    "/gop-y/responsibility-cpo-product-vision/da-gui/",
    "/chuc-danh/cpo/thay-doi/",
    "/chuc-danh/cpo/?whole=1",
    "/en/roles/tong-giam-doc/?whole=1",
    "/so-sanh/ceo/cpo/cto/",
    "/en/compare/ceo/cfo/coo/cto/?whole=1",
    "/so-sanh/cpo/cto/?show=differences",
    "/so-sanh/?a=cco&b=xyz",
    "/so-do/?role=cpo&stage=startup",
    "/en/roles/?function=product&sort=level",
)


def audit(origin):
    """Return (number of pages, [(address, line, message)])."""
    jar = installed(CHECKER) / "build" / "dist" / "vnu.jar"
    parts = LOCATION.findall(fetch(f"{origin}/sitemap.xml"))
    listed = [address for part in parts for address in LOCATION.findall(fetch(part))]
    addresses = [*listed, *(origin + other for other in OTHERS)]
    with TemporaryDirectory() as folder:
        files = {str(save(Path(folder), n, a)): a for n, a in enumerate(addresses)}
        command = [program("java"), "-jar", str(jar), "--format", "json", "--exit-zero-always"]
        done = subprocess.run([*command, *files], check=True, capture_output=True, text=True)
        found = json.loads(done.stderr)["messages"]
    wrong = [m for m in found if m["type"] == "error"]
    return len(files), [(files[place(m)], m.get("lastLine"), m["message"]) for m in wrong]


def place(message):
    return message["url"].removeprefix("file:")


def save(folder, number, address):
    path = folder / f"{number}.html"
    path.write_text(fetch(address))
    return path


def fetch(address):
    try:
        with urlopen(address) as answer:
            return answer.read().decode()
    except HTTPError as missing:
        return missing.read().decode()
