"""Which state of the content a file holds, and what addresses in it begin with."""

from datetime import datetime
from typing import NamedTuple

from django.conf import settings

from roles.models import ContentRevision


class Edition(NamedTuple):
    token: str
    changed_at: datetime
    origin: str

    @classmethod
    def current(cls):
        return cls(*ContentRevision.current(), settings.ORIGIN)
