"""Dates in British English, as the statements write them: 1 January 2026."""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = f"{DATE_FORMAT}, H:i"
SHORT_DATE_FORMAT = "d/m/Y"
SHORT_DATETIME_FORMAT = "d/m/Y H:i"
