"""Proposals at the desk: made by a form, waiting in a queue, accepted through the same form."""
