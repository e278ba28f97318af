"""Search: `documents` say what can be found, `indexing` stores it, `results.search` finds it."""
