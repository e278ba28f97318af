"""PostgreSQL is restarted under load: kept pages never fail, the others are back in seconds."""

from contextlib import ExitStack, closing

import pytest
from django.db.utils import ConnectionHandler

from execroles.database import database as settings_of

from .conftest import SECONDS
from .web import Load

RATE = 50  # requests a second
RECOVERY = 5  # seconds from the moment at which the server takes connections again
KEPT = ("/chuc-danh/cpo/", "/en/", "/so-sanh/cpo/cto/")
# Made anew each time, from the database.
ANEW = ("/tim-kiem/?q=cpo{}", "/healthz")
PAGES = KEPT + ANEW
THREADS = 4


@pytest.mark.parametrize(("mode", "away"), [("fast", 0), ("immediate", SECONDS)])
def test_restart(site, database, reader, mode, away):
    for page in KEPT:
        assert reader.get(page).status == 200

    def ask(number):
        return reader.get(PAGES[number % len(PAGES)].format(number))

    with Load(ask, rate=RATE) as load:
        load.go_on(1)
        database.stop(mode)
        load.go_on(away)
        database.start()
        back = load.now
        load.go_on(RECOVERY + SECONDS / 2)
    failures = load.failures()
    last = max((sent.at for sent in failures), default=back)
    print(f"{load.figures()}, away for {away} s, recovered after {max(0, last - back):.1f} s")
    assert [sent for sent in failures if sent.number % len(PAGES) < len(KEPT)] == []
    assert [sent for sent in failures if sent.at > back + RECOVERY] == []
    assert {sent.status for sent in failures} <= {503}


def test_no_reader_waits_for_connections_that_died(database):
    """One after the other they would cost the pool more than the time that it has."""
    handler = ConnectionHandler({"default": settings_of(database.url, None)})
    connections = [handler.create_connection("default") for _ in range(THREADS)]
    with ExitStack() as ending:
        ending.callback(connections[0].close_pool)
        for connection in connections:
            ending.enter_context(closing(connection))
            connection.ensure_connection()
        for connection in connections:
            connection.close()
        database.stop("immediate")
        database.start()
        for connection in connections:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
