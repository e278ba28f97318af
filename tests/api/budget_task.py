"""All duties that mention budget, with their sources: as somebody else would program it.

Run: python budget_task.py https://…  (the site), beside the package `handbook` that
openapi-python-client has made of the API's description. Prints a line for each duty and source.
"""

import sys

from handbook import Client
from handbook.api.responsibilities import list_responsibilities
from handbook.models import ListResponsibilitiesLanguage, ResponsibilityPage
from handbook.types import UNSET

client = Client(base_url=sys.argv[1])
cursor = UNSET
while cursor is not None:
    page = list_responsibilities.sync(
        client=client,
        q="ngan sach",
        language=ListResponsibilitiesLanguage.VI,
        page_size=2,
        cursor=cursor,
    )
    assert isinstance(page, ResponsibilityPage), page
    for duty in page.results:
        for cited in duty.citations:
            print(duty.id, duty.role, duty.statement, cited.title, cited.external_url, sep="\t")
    cursor = page.next_cursor
