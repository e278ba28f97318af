from .changes import Cause, because


class OneChangePerRequest:
    """What one request writes is one change, by the user who sent it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        # Lazy: a request that writes nothing does not ask for its user.
        with because(Cause.EDIT, user=getattr(request, "user", None)):
            return self.get_response(request)
