"""The addresses of the API."""

from django.urls import path

from roles.models import Role
from roles.opendata.collections import collections
from roles.views.later import Later

# Lists that can be asked for more than their fields say.
LISTS = {Role: "listed_roles.RoleList"}


def view(name, **options):
    return Later(f"roles.api.{name}", **options)


urlpatterns = [
    path("", view("index_view.Index"), name="api-index"),
    path("schema/", view("schema_view.Schema"), name="api-schema"),
    path("docs/", view("documentation.by_its_address"), name="api-docs-address"),
]
slugs = ("<slug:one>", "<slug:other>", "<slug:third>", "<slug:fourth>")
urlpatterns += [
    *(
        path(
            f"comparisons/{'/'.join(slugs[:number])}/",
            view("comparison_view.SideBySide", number=number),
            name="api-comparison",
        )
        for number in (2, 3, 4)
    ),
    path("acronyms/", view("acronym_views.AcronymList"), name="api-acronyms"),
    path("acronyms/<str:id>/", view("acronym_views.AcronymOne"), name="api-acronym"),
    path("search/", view("search_view.Search"), name="api-search"),
    path("changes/", view("change_list.ChangeList"), name="api-changes"),
]
for each in collections():
    listed = view(LISTS.get(each.model, "collection_views.List"), collection=each)
    one = view("collection_views.One", collection=each)
    urlpatterns += [
        path(f"{each.name}/", listed, name=f"api-{each.name}"),
        path(f"{each.name}/<str:id>/", one, name=f"api-{each.name}-one"),
    ]
