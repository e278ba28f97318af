from django.core.management import BaseCommand

from roles.evidence.depth import Depth, is_described
from roles.models.depths import by_need

INTRODUCTION = """# Coverage

What is known of each published role, the worst first: the editors' worklist. Made by
`make coverage`; the desk's start page shows its beginning.

Voices are independent sources that state something about the role; lines are those upwards;
stages are company stages that sources speak of; catalogues are those in which the role was looked
up, found or not. A role with fewer than 3 voices or 5 duties is only named: it stands on the
second shelf of the list of roles.
"""


class Command(BaseCommand):
    help = "Print docs/coverage.md: what is known of each role, and what is missing."

    def handle(self, **options):
        heads = ["role", "shelf", *Depth._fields, "missing"]
        self.stdout.write(INTRODUCTION)
        self.stdout.write(row(heads) + "\n" + row("---" for _ in heads))
        for role in by_need():
            shelf = "described" if is_described(role.depth) else "named"
            lacks = ", ".join(f"{n} {name}" for name, n in role.lacks.items())
            self.stdout.write(row([role.slug, shelf, *role.depth, lacks or "–"]))


def row(cells):
    return f"| {' | '.join(map(str, cells))} |"
