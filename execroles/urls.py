from django.urls import include, path

from roles.admin import desk
from roles.views import health

urlpatterns = [
    path("livez", health.livez, name="livez"),
    path("healthz", health.healthz, name="healthz"),
    path("admin/", desk.urls),
    path("api/v1/", include("roles.api.routes")),
    path("", include("roles.urls")),
]

handler400 = "roles.views.errors.bad_request"
handler403 = "roles.views.errors.forbidden"
handler404 = "roles.views.errors.not_found"
handler500 = "roles.views.errors.server_error"
