"""Columns and their values: what can be stored, how it is spelled, rows in a form to compare."""
