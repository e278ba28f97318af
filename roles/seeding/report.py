"""What a run of the seed came to, as text."""

from collections import Counter
from dataclasses import dataclass, field

CREATED, UPDATED, UNCHANGED, KEPT = OUTCOMES = "created", "updated", "unchanged", "kept"
SHOWN = 20


@dataclass
class Report:
    """Counts by model label and outcome; rows (label, natural key, why) that need a word."""

    counts: dict = field(default_factory=dict)
    kept: list = field(default_factory=list)
    gone: list = field(default_factory=list)
    moved: list = field(default_factory=list)
    unread: list = field(default_factory=list)  # names of files
    is_done: bool = True  # whether another seed would find nothing to do

    def count(self, label, outcomes):
        self.counts[label] = Counter(outcomes)

    def __str__(self):
        parts = [self.table()]
        if self.kept:
            parts.append(_listed("Kept as editors left them", self.kept))
        if self.moved:
            parts.append(_listed("Told elsewhere in the fixtures now, removed", self.moved))
        if self.gone:
            parts.append(_listed("No longer in the fixtures, left in the database", self.gone))
        if self.unread:
            rows = [(name, (), "") for name in self.unread]
            parts.append(_listed("Files that are not read", rows))
        return "\n\n".join(parts)

    def table(self):
        """One aligned line for each model that has rows, and the sum."""
        counts = {label: found for label, found in self.counts.items() if found}
        counts["total"] = sum(counts.values(), Counter())
        width = max(map(len, counts))
        lines = [" " * width + "".join(f"{outcome:>11}" for outcome in OUTCOMES)]
        for label, found in counts.items():
            lines.append(f"{label:<{width}}" + "".join(f"{found[o]:>11}" for o in OUTCOMES))
        return "\n".join(lines)


def _listed(title, rows):
    lines = [f"{title} ({len(rows)}):"]
    for label, key, reason in rows[:SHOWN]:
        named = " ".join(filter(None, (label, *key)))
        lines.append(f"  {named}: {reason}" if reason else f"  {named}")
    if len(rows) > SHOWN:
        lines.append(f"  … and {len(rows) - SHOWN} more")
    return "\n".join(lines)
