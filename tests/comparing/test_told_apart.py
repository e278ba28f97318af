"""Two roles may share their letters; beside a third role they are told apart by their names."""

from types import SimpleNamespace

from roles.evidence.profile import Profile


def role(acronym, name):
    return SimpleNamespace(acronym=acronym, name=name, short_name=acronym or name)


SALES, STRATEGY = role("CSO", "Chief Sales Officer"), role("CSO", "Chief Strategy Officer")
BOARD, PLANT = role("", "Board of directors"), role("", "Plant director")


def test_letters_that_two_roles_share_are_followed_by_the_name():
    assert Profile(SALES, others=[BOARD, STRATEGY]).told_apart == "CSO (Chief Sales Officer)"
    assert Profile(STRATEGY, others=[BOARD, SALES]).told_apart == "CSO (Chief Strategy Officer)"


def test_letters_of_one_role_stand_alone_and_no_letters_are_no_shared_ones():
    assert Profile(SALES, others=[BOARD]).told_apart == "CSO"
    assert Profile(BOARD, others=[PLANT, SALES]).told_apart == "Board of directors"


def test_letters_that_several_of_them_share_are_known():
    assert Profile(BOARD, others=[SALES, STRATEGY, PLANT]).shared_acronyms == {"CSO"}
    assert Profile(SALES, others=[STRATEGY, BOARD]).shared_acronyms == {"CSO"}
    assert Profile(SALES, others=[BOARD, PLANT]).shared_acronyms == set()
