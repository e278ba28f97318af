"""The addresses of the API."""

from django.urls import path

from roles.models import Role
from roles.opendata.collections import collections

from .collection_views import List, One
from .index_view import Index
from .listed_roles import RoleList
from .schema_view import Schema

# Lists that can be asked for more than their fields say.
LISTS = {Role: RoleList}

urlpatterns = [
    path("", Index.as_view(), name="api-index"),
    path("schema/", Schema.as_view(), name="api-schema"),
]
for each in collections():
    listed = LISTS.get(each.model, List)
    urlpatterns += [
        path(f"{each.name}/", listed.as_view(collection=each), name=f"api-{each.name}"),
        path(f"{each.name}/<str:id>/", One.as_view(collection=each), name=f"api-{each.name}-one"),
    ]
