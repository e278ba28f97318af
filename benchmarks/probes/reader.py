"""A kept role page for a reader, for somebody signed in, and with a cookie of nobody's session."""

import ready
from django.contrib.auth.models import User

PAGE, RUNS, TIMES = "/chuc-danh/cpo/", 9, 20


def main():
    signed_in = ready.client()
    user, _new = User.objects.get_or_create(username="benchmark")
    signed_in.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    readers = {
        "reader": ready.client(),
        "signed in": signed_in,
        "junk cookie": ready.client(sessionid="a" * 32),
    }
    ready.tell({name: page(each) for name, each in readers.items()})


def page(who):
    """Milliseconds of processor time of a page that has been asked for before."""

    def several():
        for _ in range(TIMES):
            ready.asked(who, PAGE)

    several()
    return ready.least(several, RUNS) / TIMES


main()
