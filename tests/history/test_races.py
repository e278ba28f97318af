"""Several writers at the same moment, in threads: no loss without a word."""

import threading
from functools import partial

import pytest
from django.contrib.auth.models import User
from django.db import connections, transaction
from django.test import Client
from django.urls import reverse

from roles import models as m
from roles.models.revision import lock_content
from roles.writing import because

from .conftest import make_role
from .forms import form_data

pytestmark = pytest.mark.django_db(transaction=True)

# Each of five editors races each of the others: ten pairs at a time.
EDITORS = ["An", "Bình", "Chi", "Dũng", "Em"]
RACES = 10


def together(*actions):
    """Run the actions at the same moment, each in a thread; return their results in order."""
    results, gate = [None] * len(actions), threading.Barrier(len(actions))

    def run(number, action):
        try:
            gate.wait()
            results[number] = action()
        except Exception as error:
            results[number] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(actions)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def editor(name):
    client = Client()
    user, _ = User.objects.get_or_create(username=name, is_staff=True, is_superuser=True)
    client.force_login(user)
    return client


def save(client, address, form):
    return partial(client.post, address, form)


def change_address(role):
    return reverse("admin:roles_role_change", args=[role.pk])


def position_input(data):
    return next(name for name in data if name.startswith("positions-0-statement_vi"))


def changed_by_each(race, data):
    """The input that each types into: the row itself (its question) or one of its inlines."""
    inputs = "question_vi", position_input(data)
    return [inputs[(race + number) % 2] for number, _ in enumerate(EDITORS)]


def test_a_hundred_races_lose_nothing(cpo):
    """All have the page open and save at once: one is saved, the others are told, each time."""
    dispute, clients = cpo.disputes.get(), [editor(name) for name in EDITORS]
    address = reverse("admin:roles_dispute_change", args=[dispute.pk])
    data = form_data(clients[0].get(address, {"expand": 1}).text, "dispute_form")
    for race in range(RACES):
        names = changed_by_each(race, data)
        texts = [f"{name} {race}" for name in EDITORS]
        forms = [data | {name: [text]} for name, text in zip(names, texts, strict=True)]
        answers = together(
            *(save(client, address, form) for client, form in zip(clients, forms, strict=True))
        )
        statuses = [answer.status_code for answer in answers]
        assert sorted(statuses) == [200] * (len(EDITORS) - 1) + [302], (race, answers)
        winner = statuses.index(302)
        stored = m.Dispute.objects.get(), m.Position.objects.get()
        saved = {stored[0].question_vi, stored[1].statement_vi}
        assert saved & set(texts) == {texts[winner]}
        for loser in set(range(len(EDITORS))) - {winner}:
            data = form_data(answers[loser].text, "dispute_form")  # with the newest token
            assert data[names[loser]] == [texts[loser]]
    edits = [model.history.filter(cause="edit") for model in (m.Dispute, m.Position)]
    texts = {row.question_vi for row in edits[0]} | {row.statement_vi for row in edits[1]}
    assert len({text for text in texts if text.split()[0] in EDITORS}) >= RACES


def test_races_over_a_whole_profile(roles):
    role, clients = roles[0], [editor("an"), editor("binh")]
    data = form_data(clients[0].get(change_address(role)).text, "role_form")
    for race in range(5):
        texts = [f"{name} {race}" for name in ("An", "Bình")]
        forms = [data | {"summary_vi": [text]} for text in texts]
        answers = together(*map(save, clients, [change_address(role)] * 2, forms))
        statuses = [answer.status_code for answer in answers]
        assert sorted(statuses) == [200, 302], (race, answers)
        winner = statuses.index(302)
        assert m.Role.objects.get(pk=role.pk).summary_vi == texts[winner]
        data = form_data(answers[1 - winner].text, "role_form")
        assert data["summary_vi"] == [texts[1 - winner]]


def writer(text):
    """A writer that knows nothing of tokens, like a command or an import."""

    def write():
        with transaction.atomic(), because("command"):
            lock_content()
            claim = m.Position.objects.get()
            claim.statement_vi = text
            claim.save()
        return text

    return write


def test_an_editor_against_a_command_that_changes_a_claim(cpo):
    """The command always gets through; the editor is told whenever it came first."""
    client = editor("an")
    address = reverse("admin:roles_dispute_change", args=[cpo.disputes.get().pk])
    for race in range(5):
        data = form_data(client.get(address, {"expand": 1}).text, "dispute_form")
        form = data | {position_input(data): [f"An {race}"]}
        answer, text = together(save(client, address, form), writer(f"Lệnh {race}"))
        now = m.Position.objects.get().statement_vi
        assert now == text, "the command came second, or the editor was refused"
        history = m.Position.history.order_by("-history_id")
        written = list(history.values_list("statement_vi", flat=True)[:2])
        assert answer.status_code in (200, 302)
        assert (f"An {race}" in written) == (answer.status_code == 302)


def test_an_editor_against_a_deletion(cpo):
    client = editor("an")
    for race in range(5):
        row = m.Dispute.objects.create(slug=f"race-{race}", question_vi="Là gì?")
        row.roles.set([cpo])
        address = reverse("admin:roles_dispute_change", args=[row.pk])
        form = form_data(client.get(address).text, "dispute_form") | {"question_vi": ["Công sức"]}

        def delete(pk=row.pk):
            with transaction.atomic(), because("command"):
                lock_content()
                m.Dispute.objects.get(pk=pk).delete()

        answer, failure = together(save(client, address, form), delete)
        assert failure is None
        if answer.status_code == 200:
            assert form_data(answer.text, "dispute_form")["question_vi"] == ["Công sức"]
        last_texts = m.Dispute.history.filter(id=row.pk).values_list("question_vi", flat=True)
        assert ("Công sức" in last_texts) == (answer.status_code == 302)


def test_two_lines_at_once_do_not_close_a_circle(roles):
    """Each alone is allowed; together they would make A report to B and B to A."""
    clients = [editor("an"), editor("binh")]
    address = reverse("admin:roles_reportingline_add")
    for race in range(5):
        one, other = make_role(f"one-{race}"), make_role(f"other-{race}")
        pairs = [(one, other), (other, one)]
        page = clients[0].get(address).text
        forms = [
            form_data(page, "reportingline_form")
            | {
                "subordinate": [low.pk],
                "manager": [high.pk],
                "kind": ["solid"],
                "is_editorial": ["on"],
            }
            for low, high in pairs
        ]
        answers = together(*map(save, clients, [address] * 2, forms))
        assert sorted(answer.status_code for answer in answers) == [200, 302]
        assert m.ReportingLine.objects.filter(subordinate__in=[one, other]).count() == 1
