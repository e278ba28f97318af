"""A file waits for a decision where every app server finds it, for a day and no longer."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.utils import timezone

from roles import models as m
from roles.exchange import bounds, uploads

from .uploads import GOOD, RESPONSIBILITY, confirm, upload, workbook

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cpo")]
FILE = workbook(responsibilities=[RESPONSIBILITY, GOOD])


def is_imported():
    return m.Responsibility.objects.filter(statement_vi="Việc mới").exists()


def test_no_server_needs_a_folder(desk, settings):
    """Another server, with a file system of its own, gets the decision; neither can be written."""
    settings.VAR_DIR = "/dev/null/one"
    page = upload(desk, FILE)
    settings.VAR_DIR = "/dev/null/two"
    confirm(desk, page)
    assert is_imported()
    assert not m.WaitingFile.objects.exists()


def test_after_a_day_it_is_gone(desk):
    page = upload(desk, FILE)
    m.WaitingFile.objects.update(ends_at=timezone.now() - timedelta(seconds=1))
    assert 'class="error"' in confirm(desk, page).text
    assert not is_imported()
    upload(desk, FILE)
    assert m.WaitingFile.objects.count() == 1


def test_an_editor_has_few_files_waiting(desk):
    for _ in range(uploads.MOST_EACH + 2):
        newest = upload(desk, FILE)
    assert m.WaitingFile.objects.count() == uploads.MOST_EACH
    confirm(desk, newest)
    assert is_imported()


def test_nobody_decides_on_the_file_of_another(desk):
    upload(desk, FILE)
    token = m.WaitingFile.objects.get().token
    other = User.objects.create_superuser("binh")
    assert uploads.find(token, other.pk) is None
    assert not uploads.forget(token, other.pk)


def test_what_is_too_large_is_held_nowhere(desk, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1000
    size = bounds.MOST_BYTES + 1
    assert "5 MB" in upload(desk, b"x" * size).text
    assert not m.WaitingFile.objects.exists()


def test_backups_leave_it_out(desk, tmp_path):
    upload(desk, FILE)
    call_command("backup", tmp_path / "backup.gz", verbosity=0)
    call_command("restore", tmp_path / "backup.gz", force=True, verbosity=0)
    assert m.Role.objects.filter(slug="cpo").exists()
