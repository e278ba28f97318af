"""Writing down what was transcribed: the source, its places, then each role with its statements.

All of it through the forms of the desk, so that their rules, conflicts, history and review hold
here as well. What they refuse is told by the name of a field on the screen.
"""

from django.utils.translation import gettext as _

from roles.addresses import row_id
from roles.evidence.places import place_key
from roles.models import Citation, Role, Source

from .role_sent import RoleSent
from .rows_named import RowsNamed


class Recording:
    """`faults`: [(name of a field on the screen, message)]; if there are any, nothing may stay."""

    def __init__(self, door, transcript, kinds):
        self.door, self.transcript = door, transcript
        self.kinds = {kind.prefix: kind for kind in kinds}
        self.source, self.faults = None, []

    def write(self):
        if not (self.transcript.statements or self.transcript.new_roles):
            self.faults.append(("", _("Nothing has been written down yet.")))
            return
        self.source = self._source()
        if self.faults:
            return
        places, named = self._places(), RowsNamed(self.door)
        for name in self._roles():
            sent = RoleSent(self.door, name, self.transcript, self.kinds)
            self.faults += sent.write(places, named)
            named.forget(Role)

    def _source(self):
        if self.transcript.source:
            pk = row_id(self.transcript.source)
            if pk and Source.objects.filter(pk=pk).exists():
                return pk
            self.faults.append(("source-text", _("This source is not on file any more.")))
        elif any(one.places for one in self.transcript.statements):
            pk, faults = self.door.add(Source, self.transcript.new_source)
            self.faults += [(f"source-new-{name or 'url'}", message) for name, message in faults]
            return pk
        return None

    def _places(self):
        """{place as compared: id}, those on file and those made now."""
        found = Citation.objects.filter(source=self.source).values_list("place", "pk")
        ids = {place_key(place): pk for place, pk in found}
        for statement in self.transcript.statements:
            for place in statement.places:
                if place_key(place) not in ids:
                    ids[place_key(place)] = self._new_place(place, statement)
        return ids

    def _new_place(self, place, statement):
        told = {"heading": statement.heading, "fragment": statement.fragment}
        fields = {"source": str(self.source), "place": place, "url": ""} | told
        pk, faults = self.door.add(Citation, {name: [text] for name, text in fields.items()})
        for name, message in faults:
            name = name if name in told else "place"
            self.faults.append((f"statement-{statement.number}-{name}", message))
        return pk

    def _roles(self):
        """New roles first, since a line may lead to one of them."""
        named = [one.role for one in self.transcript.statements]
        return dict.fromkeys([*self.transcript.new_roles, *named])
