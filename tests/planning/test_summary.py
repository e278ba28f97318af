"""The planner's answer in short."""

from types import SimpleNamespace

import pytest
from django.utils.translation import override

from roles.pages.planner_summary import step_in_short
from roles.planning.findings import Basis, Reason, Step

ROLES = {"ke-toan-truong": SimpleNamespace(short_name="Kế toán trưởng")}
IN_CHARGE, CHIEF = "Người phụ trách kế toán", "Kế toán trưởng"


@pytest.mark.parametrize(
    ("posts", "told"),
    [
        ((IN_CHARGE, CHIEF), "Người phụ trách kế toán (hoặc 1 cách khác) (luật)"),
        ((CHIEF,), "Kế toán trưởng (luật)"),
    ],
)
def test_what_the_law_asks_for_in_several_ways_is_not_told_as_one_role(posts, told):
    step = Step(("ke-toan-truong",), Reason.LAW, Basis.LAW, ("claim",), posts, one_of=True)
    with override("vi"):
        assert step_in_short(step, ROLES, {}) == told
