"""Pairs of roles that are worth comparing. Pure: no request, no ORM."""

from collections import Counter
from itertools import combinations

OF_FUNCTION = 4  # pairs that are offered


def pairs_by_function(roles, disputes):
    """[(function, pairs)]: pairs that sources dispute about together, and pairs within a function.

    A pair is (one, other, what it is called); the first of the two belongs to the function.

    `roles` in their order, with their functions; `disputes` are groups of roles.
    """
    known = {role.pk: place for place, role in enumerate(roles)}
    disputed = {
        tuple(sorted(pair, key=known.__getitem__))
        for group in disputes
        for pair in combinations([role.pk for role in group if role.pk in known], 2)
    }
    kin = {
        (one.pk, other.pk)
        for one, other in combinations(roles, 2)
        if one.function_id == other.function_id
    }
    shared = Counter(role.acronym for role in roles if role.acronym)

    def called(role):
        return str(role) if shared[role.acronym] > 1 else role.short_name

    found = {}
    ordered = sorted(disputed | kin, key=lambda p: (p not in disputed, known[p[0]], known[p[1]]))
    for one, other in ((roles[known[a]], roles[known[b]]) for a, b in ordered):
        _function, pairs = found.setdefault(one.function_id, (one.function, []))
        if len(pairs) < OF_FUNCTION:
            pairs.append((one, other, f"{called(one)} – {called(other)}"))
    return sorted(found.values(), key=lambda group: (group[0].order, group[0].slug))
