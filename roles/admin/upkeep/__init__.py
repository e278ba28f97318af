"""Evidence upkeep at the desk: who cites what, merging, dead links, readers' reports."""
