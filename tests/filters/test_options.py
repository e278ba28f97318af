"""Which options of a facet stand on the page, of however many."""

import random

from roles.views.role_list import MOST, frequent


def test_the_frequent_ones_are_those_of_the_whole_order():
    """Sorting all of them says which; what was chosen stands before all."""
    rng = random.Random(7)
    for size in (3, MOST, MOST + 1, 500):
        values = [f"value-{n}" for n in range(size)]
        rng.shuffle(values)
        counts = {value: rng.randrange(6) for value in values if rng.random() < 0.8}
        for chosen in ([], values[:2], values[-3:], ["value-0", "value-2"]):
            ranked = sorted(values, key=lambda v: (v not in chosen, -counts.get(v, 0)))
            assert frequent(values, counts, chosen) == ranked[: MOST + len(chosen)]
