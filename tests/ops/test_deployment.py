"""The files in deploy/ and the compose file, read without a Docker engine."""

import re

import pytest
import yaml

from execroles import production
from tests.environment.checks import ROOT

COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text())
SERVICES = COMPOSE["services"]
OURS = [name for name in SERVICES if name != "db"]
SERVERS = [name for name in SERVICES if name != "migrate"]


@pytest.mark.parametrize("name", SERVICES)
def test_containers_cannot_change_themselves_nor_take_the_machine(name):
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "cap_add" not in service
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["mem_limit"]
    assert service["pids_limit"]


@pytest.mark.parametrize("name", SERVERS)
def test_whatever_serves_is_asked_whether_it_is_well(name):
    asked = SERVICES[name]["healthcheck"]["test"]
    assert asked[0] == "CMD"
    if "deploy/" in asked[-1]:
        assert (ROOT / asked[-1].lstrip("/")).exists()


def test_only_the_proxy_can_be_reached_from_outside():
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    assert all("outside" not in s["networks"] for n, s in SERVICES.items() if n != "proxy")


def test_only_the_app_has_a_way_out_and_it_is_shut_unless_told_otherwise():
    assert COMPOSE["networks"]["reports"] == {"internal": "${REPORTS_INTERNAL:-true}"}
    out = {name for name, service in SERVICES.items() if "reports" in service["networks"]}
    assert out == {"app1", "app2", "migrate"}


def test_every_image_can_be_given_with_its_digest():
    named = [service["image"] for service in SERVICES.values() if "build" not in service]
    bases = [
        value
        for service in SERVICES.values()
        for value in service.get("build", {}).get("args", {}).values()
    ]
    assert all(re.fullmatch(r"\$\{[A-Z]+_IMAGE:-[^}]+\}", image) for image in [*named, *bases])
    dockerfile = (ROOT / "deploy/Dockerfile").read_text()
    foreign = re.findall(r"^FROM (\S+)", dockerfile, re.M)
    assert set(foreign) == {"${PYTHON_IMAGE}", "${DEBIAN_IMAGE}"}
    defaults = dict(re.findall(r"^ARG (\w+)=(\S+)", dockerfile, re.M))
    assert {f"${{{name}:-{image}}}" for name, image in defaults.items()} == set(bases)


def test_backups_leave_the_container():
    assert "${BACKUPS:-backups}:/app/var/backups" in SERVICES["app1"]["volumes"]
    assert "backups" in COMPOSE["volumes"]


def test_every_variable_of_the_compose_file_is_in_the_example():
    asked = set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "compose.yaml").read_text()))
    given = set(re.findall(r"^([A-Z_]+)=", (ROOT / "deploy/env.example").read_text(), re.M))
    assert asked == given


def test_secrets_have_no_default():
    text = (ROOT / "compose.yaml").read_text()
    for secret in ("SECRET_KEY", "POSTGRES_PASSWORD", "ALLOWED_HOSTS"):
        assert set(re.findall(rf"\${{{secret}(.)", text)) == {":"}
        assert f"${{{secret}:-" not in text
    example = (ROOT / "deploy/env.example").read_text()
    assert production.problems({"SECRET_KEY": "", "ALLOWED_HOSTS": "x"})
    assert "SECRET_KEY=\n" in example
    assert "POSTGRES_PASSWORD=\n" in example


def test_images_run_without_rights_and_install_by_hash():
    dockerfile = (ROOT / "deploy/Dockerfile").read_text()
    _, build, *stages = dockerfile.split("\nFROM ")
    assert "--require-hashes" in build
    assert len(stages) == 2
    assert all(re.search(r"^USER (10001|www-data)$", stage, re.M) for stage in stages)


def test_services_build_from_stages_that_exist():
    stages = set(re.findall(r"^FROM \S+ AS (\w+)", (ROOT / "deploy/Dockerfile").read_text(), re.M))
    assert {SERVICES[name]["build"]["target"] for name in OURS} <= stages


def test_whatever_a_service_refers_to_exists():
    for service in SERVICES.values():
        assert set(service.get("depends_on", {})) <= set(SERVICES)
        assert set(service["networks"]) <= set(COMPOSE["networks"])
        mounted = {re.sub(r"\$\{\w+:-(\w+)\}", r"\1", v) for v in service.get("volumes", [])}
        assert {volume.split(":")[0] for volume in mounted} <= set(COMPOSE["volumes"])
    port = re.search(r"BIND=0\.0\.0\.0:(\d+)", (ROOT / "deploy/Dockerfile").read_text())[1]
    servers = SERVICES["proxy"]["environment"]["SERVERS"].split()
    assert {server.removesuffix(f":{port}") for server in servers} <= set(SERVICES)


def test_the_app_is_given_every_setting_of_the_document():
    """But for what a container has no use for: its own places, and a debug mode."""
    table = (ROOT / "docs/operations.md").read_text().split("## Settings")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (`[A-Z_`, ]+`) \|", table, re.M)
    told = {name for row in rows for name in re.findall(r"[A-Z_]+", row)}
    assert told - set(SERVICES["app1"]["environment"]) == {
        "VAR_DIR",
        "FIXTURES_DIR",
        "DEBUG",
        "BIND",
    }


def test_the_app_knows_every_variable_that_it_is_given():
    code = "".join(file.read_text() for file in (ROOT / "execroles").glob("*.py"))
    for name in SERVICES["app1"]["environment"]:
        assert f'"{name}"' in code, name
