"""Rows that are written many at once: Django sends no signal of them, so this one tells of them."""

from django.dispatch import Signal

# The sender is the model; `rows` are new and have their ids. Sent in the transaction that writes
# them, when their links are written, too.
created = Signal()
