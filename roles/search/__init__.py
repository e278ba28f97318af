"""Search: `documents` say what can be found, `index` stores it, `results.search` finds it."""
