"""Which lines of an article are headings, and what place each opens: «§2.3», «Điều 162». Pure.

An article's own numbers count; where it numbers nothing, its headings are counted. A list («1. …»,
«2. …», one line each) is none. What is found is a proposal: the editor sees the place and may
write another.
"""

from .numbering import Number, depth_of_marks, number_of, without_marks

LONGEST = 16  # words of a heading
ENDS = ".,;:…"


def places_of(lines: list[str]) -> dict[int, str]:
    """{number of a line that is a heading: the place that it opens}."""
    numbers = [number_of(line) for line in lines]
    numbered = _numbered(lines, numbers)
    if numbered:
        return _by_number([(at, n) for at, n in enumerate(numbers) if n and at in numbered])
    return _counted([(at, depth_of_marks(lines[at]) or 1) for at in _unnumbered(lines)])


def is_short(line: str) -> bool:
    """Whether a line is short, and ends, as headings do."""
    return len(line.split()) <= LONGEST and line[-1] not in ENDS


def _numbered(lines: list[str], numbers: list[Number | None]) -> set[int]:
    found: set[int] = set()
    in_lists: set[tuple[str, tuple[int, ...]]] = set()
    for at, number in enumerate(numbers):
        if number is None or number.style == "point":
            continue
        following = numbers[at + 1] if at + 1 < len(lines) else None
        is_item = bool(following and following.follows(number)) or number.before() in in_lists
        if number.style == "law" or (is_short(lines[at]) and not is_item and at + 1 < len(lines)):
            found.add(at)
            in_lists.discard((number.style, number.parts))
        else:
            in_lists.add((number.style, number.parts))
    return found


def _by_number(headings: list[tuple[int, Number]]) -> dict[int, str]:
    """As printed; a number below one of another kind after it: «§III.2»."""
    found, above = {}, list[Number]()
    for at, number in headings:
        if number.style == "law":
            above = [number]
            found[at] = f"Điều {number.label}"
            continue
        above = [*_kept(above, number), number]
        found[at] = "§" + ".".join(one.label for one in above)
    return found


def _kept(above: list[Number], number: Number) -> list[Number]:
    """What a heading stands below: those before the first of its kind, without its own parts."""
    kinds = [one.style for one in above]
    above = above[: kinds.index(number.style)] if number.style in kinds else above
    return [one for one in above if one.style != "law"]


def _unnumbered(lines: list[str]) -> list[int]:
    """Short lines with text below them; the first line is the article's title."""
    if any(depth_of_marks(line) for line in lines[1:]):
        return [at for at, line in enumerate(lines) if at and depth_of_marks(line)]
    short = [is_short(line) and without_marks(line)[:1].isupper() for line in lines]
    return [
        at
        for at in range(1, len(lines) - 1)
        if short[at] and not short[at + 1] and not (at > 1 and short[at - 1])
    ]


def _counted(headings: list[tuple[int, int]]) -> dict[int, str]:
    """§1, §2, and §2.1 for one below the second."""
    found, counts = {}, list[int]()
    top = min((depth for _, depth in headings), default=1)
    for at, depth in headings:
        level = min(depth - top, len(counts))
        counts = [*counts[:level], counts[level] + 1 if level < len(counts) else 1]
        found[at] = "§" + ".".join(map(str, counts))
    return found
