from django.urls import include, path

from roles.admin import desk
from roles.views import health

urlpatterns = [
    path("livez", health.livez, name="livez"),
    path("healthz", health.healthz, name="healthz"),
    path("admin/", desk.urls),
    path("", include("roles.urls")),
]

handler404 = "roles.views.errors.not_found"
handler500 = "roles.views.errors.server_error"
