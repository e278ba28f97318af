"""The files in deploy/ and the compose file, read without a Docker engine."""

import re

import pytest
import yaml

from execroles import production
from tests.environment.checks import ROOT

COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text())
SERVICES = COMPOSE["services"]
OURS = [name for name in SERVICES if name != "db"]


@pytest.mark.parametrize("name", OURS)
def test_our_containers_cannot_change_themselves(name):
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]


def test_only_the_proxy_can_be_reached_from_outside():
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    assert all("outside" not in s["networks"] for n, s in SERVICES.items() if n != "proxy")


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
        mounted = {volume.split(":")[0] for volume in service.get("volumes", [])}
        assert mounted <= set(COMPOSE["volumes"])
    port = re.search(r"BIND=0\.0\.0\.0:(\d+)", (ROOT / "deploy/Dockerfile").read_text())[1]
    servers = SERVICES["proxy"]["environment"]["SERVERS"].split()
    assert {server.removesuffix(f":{port}") for server in servers} <= set(SERVICES)


def test_the_app_knows_every_variable_that_it_is_given():
    code = "".join(file.read_text() for file in (ROOT / "execroles").glob("*.py"))
    code += (ROOT / "deploy/gunicorn.conf.py").read_text()
    for name in SERVICES["app1"]["environment"]:
        assert f'"{name}"' in code, name
