"""Windows whose form was saved: what of them comes late, or lay in the browser, is kept no more."""

SESSION_KEY = "ended-copies"
MOST = 20


def has_ended(request, key):
    """Whether this session is done with the copy; what comes late must not begin it anew."""
    return str(key) in request.session.get(SESSION_KEY, ())


def remember_ended(request, key):
    """Note that this session is done with the copy."""
    ended = request.session.get(SESSION_KEY, [])
    request.session[SESSION_KEY] = [*ended, str(key)][-MOST:]


def ended(request):
    """Their keys, for the script: what it still has of them is of no use."""
    return request.session.get(SESSION_KEY, ())
