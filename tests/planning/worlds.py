"""Small made-up worlds: a record and companies in it, for hypothesis."""

from dataclasses import replace

from hypothesis import strategies as st

from roles.planning import record as r
from roles.planning.company import Company

SLUGS = ["ceo", "chu-tich-hdqt", "hoi-dong-quan-tri", "tong-giam-doc", "cto", "cso", "cmo", "clo"]
AREAS = ["strategy", "production", "technology", "sales", "legal", "governance", "new-area"]
FUNCTIONS = ["", "plant", "technology", "sales", "governance", "new-area"]
FORMS = ["llc_person", "llc_members", "joint_stock", "public"]
SIZES = ["micro", "small", "medium", "large"]
STAGES = ["startup", "sme", "large"]
NAMES = ["Tổng giám đốc", "Giám đốc điều hành", "Giám đốc"]

slugs = st.sampled_from(SLUGS)
maybe_slug = st.sampled_from(["", *SLUGS])
two = st.lists(slugs, min_size=2, max_size=2, unique=True)
leanings = st.sampled_from(["for", "against", "divided", ""])


def numbered(kind, rows):
    """Rows made by functions that await the claim's name."""
    return tuple(make(f"{kind}-{n}") for n, make in enumerate(rows))


def several(kind, rows, largest=8):
    return st.lists(rows, max_size=largest).map(lambda made: numbered(kind, made))


def row(make, *parts):
    """A strategy of functions from the claim's name to a row."""
    return st.tuples(*parts).map(lambda values: lambda claim: make(claim, values))


duties = row(
    lambda claim, v: r.Duty(claim, *v),
    slugs, st.sampled_from(AREAS[:-1]), st.frozensets(st.sampled_from("abcd")), st.booleans(),
)  # fmt: skip
seats = row(
    lambda claim, v: r.Mandate(
        claim, v[0], v[1], v[2], f"one-{v[3]}" if v[0] == "choice" else "", v[4], "",
        f"post {v[3]}", v[5],
    ),
    st.sampled_from(["must", "choice", "may"]), st.sampled_from(["", *FORMS]),
    st.sampled_from(["", "", *SIZES]), st.integers(0, 3), maybe_slug, st.booleans(),
)  # fmt: skip
pairs_of_law = row(
    lambda claim, v: r.Mandate(claim, v[0], v[1], "", "", *v[2], "", v[3]),
    st.sampled_from(["apart", "together"]), st.sampled_from(["", *FORMS]), two, st.booleans(),
)  # fmt: skip
coverages = row(
    lambda claim, v: r.Coverage(claim, *v[0], *v[1:]),
    two, st.sampled_from(["takes_over", "one_person"]), st.sampled_from(["", *STAGES]),
)  # fmt: skip
advice = row(
    lambda claim, v: r.Advice(claim, v[0], tuple(v[1]), *v[2:]),
    st.sampled_from(STAGES), st.lists(slugs, min_size=1, max_size=3, unique=True),
    st.sampled_from(["one_person", "some", "all"]), leanings,
)  # fmt: skip
lines = row(
    lambda claim, v: r.Reporting(claim, *v[0], *v[1:]),
    two, st.sampled_from(["solid", "solid", "dotted"]), st.sampled_from(["", *STAGES]),
)  # fmt: skip
positions = row(
    lambda claim, v: r.Position(claim, "which", tuple(v[0]), v[1]),
    st.lists(slugs, min_size=1, max_size=2, unique=True), leanings,
)  # fmt: skip
namings = row(lambda claim, v: r.Naming(claim, *v), slugs, st.sampled_from(NAMES))


@st.composite
def role_rows(draw):
    """Most of the slugs: some that companies and claims name are not published."""
    known = draw(st.lists(slugs, min_size=4, unique=True))
    return tuple(
        r.RoleRow(slug, draw(st.sampled_from(["board", "executive"])),
                  (draw(st.sampled_from(NAMES)),), draw(st.sampled_from(FUNCTIONS)))
        for slug in known
    )  # fmt: skip


records = st.builds(
    r.Record,
    roles=role_rows(),
    areas=st.just(tuple(AREAS)),
    duties=several("responsibility", duties, 14),
    mandates=st.tuples(several("mandate-a", seats), several("mandate-b", pairs_of_law)).map(
        lambda both: both[0] + both[1]
    ),
    coverages=several("coverage", coverages, 5),
    advice=several("stageadvice", advice, 6),
    lines=several("reportingline", lines, 10),
    positions=several("position", positions, 4),
    namings=several("roletitle", namings, 4),
)
held = st.sampled_from([*SLUGS, "nobody-knows"])
companies = st.builds(
    Company,
    form=st.sampled_from(["", *FORMS, "guild"]),
    size=st.sampled_from(["", *SIZES]),
    stage_told=st.sampled_from(["", *STAGES]),
    does=st.frozensets(st.sampled_from(["makes", "software", "trade", "services", "dances"])),
    has=st.frozensets(held, max_size=5),
    doubles=st.frozensets(st.frozensets(held, max_size=3), max_size=3),
)


# Much law on two posts of one person, and advice that joins them.
lawful = st.builds(
    replace,
    records,
    mandates=several("mandate-c", pairs_of_law, 14),
    advice=several("stageadvice", advice, 10),
)
solid = row(lambda claim, v: r.Reporting(claim, *v[0]), two)
# Many roles with many lines, for what only a full chart shows.
charts = st.builds(
    r.Record,
    roles=st.just(tuple(r.RoleRow(slug, "executive", (slug,)) for slug in SLUGS)),
    lines=st.lists(solid, min_size=8, max_size=20).map(lambda made: numbered("line", made)),
)
full = st.builds(
    Company,
    has=st.frozensets(slugs, min_size=5),
    doubles=st.frozensets(two.map(frozenset), max_size=2),
)


def claims_of(record):
    """The names of all claims on record."""
    kinds = (record.duties, record.mandates, record.coverages, record.advice, record.lines,
             record.positions, record.namings)  # fmt: skip
    return {row.claim for rows in kinds for row in rows}
