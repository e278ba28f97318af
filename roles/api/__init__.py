"""The read-only API: what `roles.opendata` says of each kind of content, asked for by programs."""
