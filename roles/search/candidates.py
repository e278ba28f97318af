"""The one query by words, as SQL: building it through the ORM took ten times as long as running it.

Plain SQL that SQLite and PostgreSQL read alike. Whatever is put into the text is a number.
"""

from collections.abc import Collection

from django.db import connection

# The best places of one word in one kind: the index ends the work at the limit.
BRANCH = """
    SELECT * FROM (
        SELECT entry_id, weight, languages & {language} AS here
        FROM roles_searchposting WHERE kind = {kind} AND word_id IN ({ids})
        ORDER BY weight, entry_id LIMIT {most}
    ) AS best_of_{kind}"""
STANDING = "FROM roles_searchposting WHERE entry_id = entry.id AND word_id IN ({ids})"
CANDIDATES = """
SELECT * FROM (
    SELECT entry.id, entry.kind, entry.place,
        entry.folded LIKE %s AS is_phrase, {whole} AS is_whole, {here} AS is_here,
        near.weight{weights}
    FROM (
        SELECT entry_id, MIN(weight) AS weight, MAX(here) AS here
        FROM ({branches}) AS best GROUP BY entry_id
    ) AS near
    JOIN roles_searchentry AS entry ON entry.id = near.entry_id
) AS candidate
{present}"""


def candidates(
    rarest: Collection[int],
    others: list[Collection[int]],
    whole: Collection[int],
    kinds: Collection[int],
    phrase: str,
    language: int,
    most: int,
) -> list[tuple]:
    """Rows (entry, kind, place, is phrase, is whole, is here, weight of each word …), in no order.

    Of each kind the `most` best places of the words with the ids `rarest` are looked at, and those
    entries kept that also have one of the ids in each of the `others`. `whole` are the ids of the
    last word typed, without its completions; `phrase` is folded text. `is here` tells whether every
    word stands in a text of the `language` (a bit).
    """
    here = [
        f"EXISTS (SELECT 1 {STANDING.format(ids=listed(ids))} AND languages & {language:d} > 0)"
        for ids in others
    ]
    rare = listed(rarest)
    names = [f"weight_{number}" for number in range(len(others))]
    statement = CANDIDATES.format(
        whole=f"EXISTS (SELECT 1 {STANDING.format(ids=listed(whole))})" if whole else "1 = 0",
        here=" AND ".join(["near.here > 0", *here]),
        weights="".join(
            f", (SELECT MIN(weight) {STANDING.format(ids=listed(ids))}) AS {name}"
            for name, ids in zip(names, others, strict=True)
        ),
        branches=" UNION ALL".join(
            BRANCH.format(kind=int(kind), ids=rare, most=int(most), language=int(language))
            for kind in kinds
        ),
        present="WHERE " + " AND ".join(f"{name} IS NOT NULL" for name in names) if names else "",
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [f"% {phrase}%"])
        return cursor.fetchall()


def listed(ids: Collection[int]) -> str:
    return ", ".join(str(int(number)) for number in sorted(ids))
