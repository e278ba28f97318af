"""What statements and figures rest on. Pure: knows neither request nor ORM."""
