"""Who decides what, from a profile. No database."""

from types import SimpleNamespace

from roles.evidence.profile import Profile, decisions
from roles.models.vocabulary import Decision


def claim(decision="", part=""):
    return SimpleNamespace(decision=decision, part=part)


def test_decisions_stand_in_order_the_greater_part_and_the_law_first():
    proposes, approves, hires = claim("budget", "shares"), claim("budget", "leads"), claim()
    law, risk = claim("budget", "leads"), claim("risk", "shares")
    profile = Profile(
        SimpleNamespace(pk=1),
        provisions=[law],
        responsibilities=[risk, proposes, hires, approves],
    )
    found = decisions(profile, Decision.values)
    assert list(found) == ["budget", "risk"]
    assert found["budget"] == [("leads", [law, approves]), ("shares", [proposes])]
    assert found["risk"] == [("shares", [risk])]


def test_a_role_of_which_no_decision_is_known_has_none():
    profile = Profile(SimpleNamespace(pk=1), responsibilities=[claim()])
    assert decisions(profile, Decision.values) == {}
