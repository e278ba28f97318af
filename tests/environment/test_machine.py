import subprocess
from dataclasses import replace

import pytest

from tests.environment import machine
from tests.environment.browser import is_foreign
from tests.environment.machine import Part

ABSENT = Part("a thing", "a purpose", lambda: None, {"debian": f"{machine.APT} thing"})
PRESENT = Part("a thing", "a purpose", lambda: "/usr/bin/thing", {})


@pytest.mark.parametrize(("ci", "outcome"), [("true", pytest.fail), ("", pytest.skip)])
def test_missing_part_fails_in_ci_and_skips_elsewhere(monkeypatch, ci, outcome):
    monkeypatch.setenv("CI", ci)
    # Both are caught here: a skip that escapes would skip this test instead of failing it.
    either = (pytest.fail.Exception, pytest.skip.Exception)
    with pytest.raises(either, match="Missing: a thing, for a purpose") as stop:
        machine.require(ABSENT)
    assert stop.type is outcome.Exception


def test_present_part_lets_the_test_run(monkeypatch):
    monkeypatch.setenv("CI", "true")
    machine.require(PRESENT)


def test_every_part_says_how_to_install_it_on_debian():
    for part in machine.PARTS:
        assert part.command("debian").startswith("sudo apt-get install")


def test_ubuntu_installs_like_debian_except_its_browser_stub():
    assert machine.POSTGRESQL.command("ubuntu") == machine.POSTGRESQL.command("debian")
    assert "playwright install --with-deps" in machine.CHROMIUM.command("ubuntu")


def test_what_only_makes_tests_faster_is_installed_and_not_missed(monkeypatch, capsys):
    faster, installed = replace(ABSENT, is_needed=False), []
    monkeypatch.setattr(machine, "PARTS", (faster, ABSENT))
    monkeypatch.setattr(machine, "system_kind", lambda: "debian")
    monkeypatch.setattr(machine.os, "geteuid", lambda: 0)
    monkeypatch.setattr(machine, "install", installed.extend)
    assert machine.prepare() == [ABSENT]
    assert installed == [faster, ABSENT]
    assert capsys.readouterr().out.count("Missing") == 1


def test_unknown_system_gets_a_sentence(monkeypatch):
    monkeypatch.setattr(machine, "system_kind", lambda: "other")
    assert "your system's package manager" in machine.advice(ABSENT)


@pytest.mark.parametrize(
    ("url", "foreign"),
    [
        ("http://localhost:8081/nguon/", False),
        ("http://127.0.0.1/", False),
        ("data:image/gif;base64,R0lGODlhAQABAAAAACw=", False),
        ("https://fonts.example/a.woff2", True),
        ("http://localhost.example/", True),
        ("wss://live.example/", True),
    ],
)
def test_only_this_machine_is_not_foreign(url, foreign):
    assert is_foreign(url) is foreign


def test_what_is_installed_does_not_start_by_itself(tmp_path):
    policy = tmp_path / "policy-rc.d"
    with machine.no_service_starts(policy):
        assert subprocess.run([policy, "nginx", "start"]).returncode == 101
    assert not policy.exists()


def test_what_the_machine_says_about_starting_holds(tmp_path):
    policy = tmp_path / "policy-rc.d"
    policy.write_text("ours")
    with machine.no_service_starts(policy):
        pass
    assert policy.read_text() == "ours"
