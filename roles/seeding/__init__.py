"""Fixtures and the database: `seed` reads the files into it, `dump` writes it back to them."""

from .applying import seed
from .dumping import FolderDifference, Undumpable, dump
from .fixture_problems import BrokenFixtures

__all__ = ["BrokenFixtures", "FolderDifference", "Undumpable", "dump", "seed"]
