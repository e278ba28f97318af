"""How long somebody stays signed in: as long as they work at the desk, and some hours more."""

import time

from django.contrib.auth import SESSION_KEY

from roles.addresses import DESK

# Seconds; the end is moved no more often than this, for each time writes to the database.
STEP = 5 * 60
SEEN = "seen"


class WhileWorking:
    """Each request to the desk puts the end of the session off to SESSION_COOKIE_AGE from now."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.path_info.startswith(DESK) and SESSION_KEY in request.session:
            now = int(time.time())
            if now - request.session.get(SEEN, 0) >= STEP:
                request.session[SEEN] = now
        return response
