import gc
import os
import threading

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver
from django.utils.translation import trans_real

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "execroles.settings")

# All that is made while the site is imported stays: nothing to look for among it.
gc.disable()
django = get_wsgi_application()

# These need the site set up.
from roles.admin.previewing.when_due import looking  # noqa: E402
from roles.operating.readiness import translations_are_compiled  # noqa: E402
from roles.views.ready_answers import ReadyAnswers  # noqa: E402

application = ReadyAnswers(django, on_request=looking.look)

# What is compiled from now on, this process will not read: /healthz must go on naming it.
translations_are_compiled()
# Every translated word asks which language its thread speaks. Django keeps that in asgiref's Local,
# for event loops, behind one lock for all threads: those that render pages at the same time pass
# it from hand to hand, and a page costs nearly twice as much. Here threads are all there is.
# Nothing else does it: Django has no setting for its storage. tests/ops/test_threads.py holds it.
trans_real._active = threading.local()

# The code that all requests run stays, so the collector of garbage need not look through it: now
# and then some request waited 0.1 to 0.2 s for that.
get_resolver().url_patterns  # noqa: B018 (imports the views)
gc.freeze()
gc.enable()
