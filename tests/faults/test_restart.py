"""PostgreSQL is restarted under load: kept pages never fail, the others are back in seconds."""

import pytest

from .conftest import SECONDS
from .web import Load

RATE = 50  # requests a second
RECOVERY = 5  # seconds from the moment at which the server takes connections again
KEPT = ("/chuc-danh/cpo/", "/en/", "/so-sanh/cpo/cto/")
# Made anew each time, from the database.
ANEW = ("/tim-kiem/?q=cpo{}", "/healthz")
PAGES = KEPT + ANEW


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
