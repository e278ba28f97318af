"""The hooks before a commit are checks of ours, run by our own tools."""

import yaml

from . import checks


def test_each_hook_runs_checks_by_their_names():
    config = yaml.safe_load((checks.ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    assert [repository["repo"] for repository in config["repos"]] == ["local"]
    for hook in config["repos"][0]["hooks"]:
        assert hook["language"] == "system"
        assert hook["entry"] == ".venv/bin/python -m tests.environment.checks"
        assert set(hook["args"]) <= set(checks.CHECKS), hook["id"]
