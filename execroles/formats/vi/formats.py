"""Dates in Vietnamese, without Django's capital «Ngày» before them: they stand within sentences."""

DATE_FORMAT = r"j \t\há\n\g n \nă\m Y"
DATETIME_FORMAT = rf"H:i, {DATE_FORMAT}"
