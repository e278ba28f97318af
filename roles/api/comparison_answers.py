"""Two to four roles side by side, put together from their profiles as the page does it."""

from dataclasses import dataclass
from itertools import chain

from roles.addresses import in_each_language
from roles.evidence.comparing import shared_claims
from roles.pages.comparison import questions_of, relation_told
from roles.pages.comparison_parts import rows_told, tables

# Tables of the page that are told row by row.
TABLES = ("decisions", "responsibilities", "requirements", "lines", "stages")


@dataclass
class Beside:
    """What a comparison tells of `sides` (Profiles in the order of the columns).

    `areas` as for the page; `curated` is the Comparison of two or None; `differences`: only what
    sets them apart.
    """

    sides: list
    areas: list
    curated: object = None
    differences: bool = False

    def __post_init__(self):
        self.tables = {told.id: told for told in tables(self.sides, self.areas)}
        self.coverages = shared_claims(self.sides, "coverages")
        self.questions = questions_of(self.sides, self.curated)

    def rows(self, name):
        """[(Row, its label by language)] of one of TABLES."""
        planned = self.tables[name]
        for row in rows_told(planned, self.differences):
            yield row, in_each_language(lambda row=row: str(planned.label(row)))

    @property
    def disputes(self):
        """[(Contradiction, slugs of the roles that it is about)], each dispute once."""
        found = {}
        for row in rows_told(self.tables["disputes"], self.differences):
            for side, cell in zip(self.sides, row.cells, strict=True):
                for told in cell:
                    found.setdefault(told.dispute.pk, (told, []))[1].append(side.role.slug)
        return list(found.values())

    @property
    def relation(self):
        """[(sentence by language, claims)]: how reporting lines connect the roles."""
        claims = [told.claims for told in relation_told(self.sides)]
        told = in_each_language(lambda: [each.sentence for each in relation_told(self.sides)])
        sentences = [
            dict(zip(told, texts, strict=True)) for texts in zip(*told.values(), strict=True)
        ]
        return list(zip(sentences, claims, strict=True))

    def claims(self):
        """All statements that the answer tells, but for the sides of disputes."""
        rows = (row for name in TABLES for row, _label in self.rows(name))
        return chain(
            (claim for row in rows for cell in row.cells for claim in claims_in(cell)),
            chain.from_iterable(claims for _sentence, claims in self.relation),
            self.coverages,
            self.questions,
        )


def claims_in(cell):
    """The statements of a cell; some stand beside what they tell."""
    for item in cell:
        if not isinstance(item, tuple):
            yield item
        elif isinstance(item[1], list):  # (part in a decision, claims)
            yield from item[1]
        else:  # (role, line)
            yield item[1]
