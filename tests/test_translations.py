"""The Vietnamese catalogue is complete, says what the code says, and keeps every placeholder."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tests.environment import checks, machine

CATALOGUE = Path("locale/vi/LC_MESSAGES/django.po")
PLACEHOLDER = re.compile(r"%\(\w+\)s|%s|%d|\{\w*\}")
LETTER_WITH_OLD_TONE = re.compile(r"\b\w*(?:oà|oá|oả|oã|oạ|uỷ|uý|uỳ|uỹ|uỵ)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def catalogue():
    with (checks.ROOT / CATALOGUE).open("rb") as file:
        return read_po(file, locale="vi")


def identity(message):
    return message.context, message.id


def texts(message):
    return message.string if isinstance(message.string, tuple) else (message.string,)


def test_nothing_is_missing_or_fuzzy(catalogue):
    wrong = [m.id for m in catalogue if m.id and (m.fuzzy or not all(texts(m)))]
    assert wrong == []


def test_placeholders_are_kept(catalogue):
    for message in catalogue:
        if not message.id:
            continue
        wanted = set(PLACEHOLDER.findall(str(message.id)))
        for text in texts(message):
            assert set(PLACEHOLDER.findall(text)) == wanted, message.id


def test_tone_marks_stand_in_one_style(catalogue):
    wrong = {
        word
        for message in catalogue
        for text in texts(message)
        for word in LETTER_WITH_OLD_TONE.findall(text or "")
        if not word.lower().startswith("qu")
    }
    assert wrong == set()


def test_the_catalogue_holds_what_the_code_says(tmp_path, catalogue):
    """Collecting the strings anew finds nothing that the catalogue lacks, and nothing less."""
    machine.require(machine.GETTEXT)
    for folder in ("execroles", "roles", "templates", "locale"):
        shutil.copytree(checks.ROOT / folder, tmp_path / folder)
    shutil.copy(checks.ROOT / "manage.py", tmp_path)
    subprocess.run(
        [sys.executable, "manage.py", "makemessages", "-l", "vi", "--no-obsolete", "--no-location"],
        cwd=tmp_path,
        env=checks.environment(VAR_DIR=str(tmp_path / "var")),
        check=True,
        capture_output=True,
    )
    with (tmp_path / CATALOGUE).open("rb") as file:
        collected = {identity(message) for message in read_po(file, locale="vi")}
    assert collected == {identity(message) for message in catalogue}
