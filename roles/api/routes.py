"""The addresses of the API."""

from django.urls import path

from roles.models import Role
from roles.opendata.collections import collections

from .acronym_views import AcronymList, AcronymOne
from .change_list import ChangeList
from .collection_views import List, One
from .comparison_view import SideBySide
from .documentation import by_its_address
from .index_view import Index
from .listed_roles import RoleList
from .schema_view import Schema
from .search_view import Search

# Lists that can be asked for more than their fields say.
LISTS = {Role: RoleList}

urlpatterns = [
    path("", Index.as_view(), name="api-index"),
    path("schema/", Schema.as_view(), name="api-schema"),
    path("docs/", by_its_address, name="api-docs-address"),
]
slugs = ("<slug:one>", "<slug:other>", "<slug:third>", "<slug:fourth>")
urlpatterns += [
    *(
        path(
            f"comparisons/{'/'.join(slugs[:number])}/",
            SideBySide.as_view(number=number),
            name="api-comparison",
        )
        for number in (2, 3, 4)
    ),
    path("acronyms/", AcronymList.as_view(), name="api-acronyms"),
    path("acronyms/<str:id>/", AcronymOne.as_view(), name="api-acronym"),
    path("search/", Search.as_view(), name="api-search"),
    path("changes/", ChangeList.as_view(), name="api-changes"),
]
for each in collections():
    listed = LISTS.get(each.model, List)
    urlpatterns += [
        path(f"{each.name}/", listed.as_view(collection=each), name=f"api-{each.name}"),
        path(f"{each.name}/<str:id>/", One.as_view(collection=each), name=f"api-{each.name}-one"),
    ]
