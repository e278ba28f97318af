"""Whole public pages, kept by each process for as long as the content does not change."""
