"""The planner's page and charts of thirty companies, with the content that the site publishes."""

from pathlib import Path

import pytest
import yaml
from django.utils import translation

from roles.pages.company_form import address, files_address
from roles.planning.company import Company

COMPANIES = yaml.safe_load((Path(__file__).parents[1] / "planning/companies.yaml").read_text())


def company_of(told):
    return Company(
        told.get("form", ""),
        told.get("size", ""),
        told.get("stage", ""),
        frozenset(told.get("does", ())),
        frozenset(told.get("has", ())),
        frozenset(frozenset(one) for one in told.get("one", ())),
    )


@pytest.mark.page_cache  # what is on record is read once, as in production
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_company_has_its_page_and_its_charts(client, site, language):
    for row in COMPANIES:
        company = company_of(row["company"])
        with translation.override(language):
            page, chart = address(company), files_address(company, "advised", "svg")
        answer = client.get(page)
        assert answer.status_code == 200, row["name"]
        assert answer.text.count('class="chip basis-') > 5, row["name"]
        assert client.get(chart).status_code == 200, row["name"]
