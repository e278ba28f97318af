from django.urls import include, path

from roles.admin import desk

urlpatterns = [
    path("admin/", desk.urls),
    path("", include("roles.urls")),
]

handler404 = "roles.views.errors.not_found"
handler500 = "roles.views.errors.server_error"
