"""Importing this sets Django up for a benchmark that runs outside `manage.py`."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "execroles.settings")
django.setup()
