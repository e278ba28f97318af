"""What the tests need around them: parts of the machine, a PostgreSQL server, the run."""
