"""Numbers and dates in Vietnamese.

These without Django's capital «Ngày» before them: they stand within sentences.
"""

DATE_FORMAT = r"j \t\há\n\g n \nă\m Y"
DATETIME_FORMAT = rf"H:i, {DATE_FORMAT}"
# Where a template asks for it (`intcomma`): 1.706.
NUMBER_GROUPING = 3
