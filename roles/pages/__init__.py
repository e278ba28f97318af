"""What each page shows, for people and for machines, put together from what was read."""
