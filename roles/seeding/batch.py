"""The rows of one model: what is to become of each, and its writing."""

import json

from roles.models import SeedRecord
from roles.models.moved import MOVED_STATEMENTS
from roles.schema.rows import Row

from . import creating, saving
from .checking import suggestion
from .report import CREATED, KEPT, UNCHANGED, UPDATED


class Batch:
    """One model's part of a Seeding.

    Nothing that an editor did makes it fail: what the fixtures want and an editor's work
    excludes is kept out, and reported.
    """

    def __init__(self, seeding, model, records):
        self.seeding, self.model, self.records = seeding, model, records
        self.label = model._meta.label_lower
        self.rows = seeding.rows[model]
        self.ids = seeding.holdings.ids
        self.stored = seeding.holdings.load(model)
        self.outcomes = {}

    def run(self):
        for rows in self.rounds():
            self.take(rows)
        self.remember()
        self.report()

    def rounds(self):
        """The rows, those that name others of the same model after all others."""
        naming = ([], [])
        for row in self.rows.values():
            naming[any(model is self.model for _, model, _ in row.references())].append(row)
        return [rows for rows in naming if rows]

    def take(self, rows):
        for row in rows:
            self.decide(row)
        changing = [row for row in rows if self.outcomes.get(row.key) in (CREATED, UPDATED)]
        self.write(changing)
        if changing:
            self.stored = self.seeding.holdings.load(self.model)
            written = (row for row in changing if self.outcomes.get(row.key) in (CREATED, UPDATED))
            self.seeding.report.is_done &= all(self.stored.get(row.key) == row for row in written)

    def decide(self, row):
        stored = self.stored.get(row.key)
        if stored == row:
            self.outcomes[row.key] = UNCHANGED
        elif faults := self.unknown_references(row):
            self.seeding.add_problems(row, faults)
        elif reason := self.reason_to_keep(row, stored):
            self.keep(row, reason)
        else:
            self.outcomes[row.key] = UPDATED if stored else CREATED

    def unknown_references(self, row):
        """{field: reasons} for keys that neither the fixtures nor the database know."""
        if not self.seeding.all_keys_known:
            return {}
        faults = {}
        for field, model, key in row.references():
            if key not in self.ids[model] and key not in self.seeding.origins[model]:
                reason = f"there is no {model._meta.label_lower} {' '.join(key)}"
                if len(key) == 1:
                    known = (*self.ids[model], *self.seeding.origins[model])
                    reason += suggestion(key[0], [known_key[0] for known_key in known])
                faults.setdefault(field, []).append(reason)
        return faults

    def reason_to_keep(self, row, stored):
        """Why the database's state of a row, its absence included, stays; "" when it doesn't."""
        record = self.records.get(row.key)
        deleted = [Row.name(m, key) for _, m, key in row.references() if key not in self.ids[m]]
        if deleted:
            return f"it names {deleted[0]}, which is not in the database"
        if self.seeding.overwrite or (stored is None and record is None):
            return ""
        if stored is None:
            return "deleted"
        if record is None:
            return "made by an editor under the same key"
        return "" if stored.digest == record else "edited"

    def keep(self, row, reason):
        self.outcomes[row.key] = KEPT
        self.seeding.report.kept.append((self.label, row.key, reason))

    def write(self, pending):
        """Save the rows; those that fail again when the others have made room are refused."""
        new = [row for row in pending if self.outcomes[row.key] == CREATED]
        changed = [row for row in pending if self.outcomes[row.key] == UPDATED]
        pending = [*changed, *creating.create(new, self.ids)]
        while pending:
            failed = [(row, faults) for row in pending if (faults := self.save(row))]
            if len(failed) == len(pending):
                for row, faults in failed:
                    self.refuse(row, faults)
                return
            pending = [row for row, _ in failed]

    def save(self, row):
        return saving.save(row, self.ids, self.ids[self.model].get(row.key))

    def refuse(self, row, faults):
        """A rule forbids the row: the fixtures are wrong, unless only an editor's work is why."""
        del self.outcomes[row.key]
        reasons = " ".join(reason for reasons in faults.values() for reason in reasons)
        if not self.seeding.overwrite and self.is_clash(row, faults):
            self.keep(row, f"it does not go with an editor's work: {reasons}")
        else:
            self.seeding.add_problems(row, faults)

    def is_clash(self, row, faults):
        """The fixtures alone have been found to support the row: lacking citations are a clash."""
        pk = self.ids[self.model].get(row.key)
        return faults.keys() == {"citations"} or saving.fits_without(
            self.others(), row, self.ids, pk
        )

    def others(self):
        """Ids of rows that the fixtures don't determine."""
        ids = self.ids[self.model].items()
        return [pk for key, pk in ids if self.outcomes.get(key, KEPT) == KEPT]

    def remember(self):
        """Record the digests of the rows that now are as the fixtures want them."""
        digests = {
            key: self.stored[key].digest
            for key, outcome in self.outcomes.items()
            if outcome != KEPT and key in self.stored
        }
        SeedRecord.objects.bulk_create(
            [
                SeedRecord(model=self.label, key=json.dumps(key, ensure_ascii=False), digest=digest)
                for key, digest in digests.items()
                if self.records.get(key) != digest
            ],
            update_conflicts=True,
            unique_fields=["model", "key"],
            update_fields=["digest"],
        )

    def report(self):
        report = self.seeding.report
        report.count(self.label, self.outcomes.values())
        for key, digest in self.records.items():
            if key in self.stored and key not in self.seeding.origins[self.model]:
                self.report_gone(key, self.stored[key].digest == digest)

    def report_gone(self, key, is_ours):
        """A row that is in no file any more: what has moved would be told twice if it stayed."""
        report = self.seeding.report
        if is_ours and f"{self.model._meta.model_name}-{key[0]}" in MOVED_STATEMENTS:
            self.model._base_manager.get(pk=self.ids[self.model][key]).delete()
            written = json.dumps(key, ensure_ascii=False)
            SeedRecord.objects.filter(model=self.label, key=written).delete()
            report.moved.append((self.label, key, ""))
            report.is_done = False  # what named it may be another row now
        else:
            report.gone.append((self.label, key, "" if is_ours else "edited"))
