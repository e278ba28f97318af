"""After any edit every page is what it would be if it were made anew."""

import random
import re

import pytest
from django.db import IntegrityError, models, transaction
from django.db.models.deletion import ProtectedError, RestrictedError
from django.test import Client

from roles.caching import by_revision
from roles.models.content import content_models

pytestmark = [
    pytest.mark.page_cache,
    pytest.mark.django_db,
    pytest.mark.usefixtures("indexed"),
]

PAGES_EACH, EDITS = 10, 8


@pytest.fixture(scope="module")
def addresses():
    """Of all kinds; filled by the first test, from the sitemap."""
    return []


def all_addresses(client):
    parts = re.findall(r"<loc>https?://[^/]+([^<]+)</loc>", client.get("/sitemap.xml").text)
    pages = [a for part in parts for a in locations(client, part)]
    more = ["/tim-kiem/?q=san+pham", "/chuc-danh/?function=product", "/chuc-danh/cpo/?whole=1"]
    return [*pages, *more, "/api/v1/roles/", "/api/v1/responsibilities/", "/api/v1/roles/cpo/"]


def locations(client, part):
    text = b"".join(client.get(part)).decode()
    return re.findall(r"<loc>https?://[^/]+([^<]+)</loc>", text)


def anew(address):
    """The page as a process that remembers nothing makes it."""
    for memory in by_revision.MEMORIES:
        memory.clear()
    return body(Client(), address)


def body(client, address):
    response = client.get(address)
    return response.status_code, response.content


@pytest.mark.parametrize("number", range(2))
def test_random_edits(number, addresses):
    client, chance = Client(), random.Random(number)
    addresses += [] if addresses else all_addresses(client)
    chosen = chance.sample(addresses, PAGES_EACH)
    for address in chosen:
        client.get(address)
    for _ in range(EDITS):
        told = edit(chance)
        for address in chosen:
            kept = body(client, address)
            assert kept == anew(address), f"{address} is stale after: {told}"


def edit(chance):
    """Change something somewhere, past all rules; returns what."""
    while True:
        model = chance.choice(content_models())
        row = model._base_manager.order_by("?").first()
        way = chance.choice([reword, reorder, relink, delete])
        try:
            with transaction.atomic():
                if row is not None and way(row, chance):
                    return f"{way.__name__} {model.__name__} {row.pk}"
        except (IntegrityError, ProtectedError, RestrictedError):
            pass


def reword(row, chance):
    texts = [
        f
        for f in row._meta.concrete_fields
        if isinstance(f, models.TextField | models.CharField) and f.name.endswith(("_vi", "_en"))
    ]
    if not texts:
        return False
    text = chance.choice(texts)
    new = f"{getattr(row, text.name) or ''} nữa"[: text.max_length]
    return type(row)._base_manager.filter(pk=row.pk).update(**{text.name: new})


def reorder(row, chance):
    if not hasattr(row, "order"):
        return False
    return type(row)._base_manager.filter(pk=row.pk).update(order=chance.randrange(1, 900))


def relink(row, chance):
    many = row._meta.many_to_many
    if not many:
        return False
    links = getattr(row, chance.choice(many).name)
    linked = list(links.all())
    if linked:
        links.remove(chance.choice(linked))
    else:
        links.add(links.model._base_manager.order_by("?").first())
    return True


def delete(row, chance):
    return row.delete()
