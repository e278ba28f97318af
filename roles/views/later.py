"""Views that are imported when they are first asked for."""

from functools import cached_property, partial

from django.utils.module_loading import import_string


class Later:
    """The view with this dotted path; `given` is for its `as_view()`, or for each of its calls.

    For those whose libraries take time and memory that most processes never need: REST framework
    with all that it looks for, spreadsheets. Its attributes are the view's, which imports it.
    """

    def __init__(self, path, **given):
        self.path, self.given = path, given
        self.__module__, _, self.__name__ = path.rpartition(".")
        self.__qualname__ = self.__name__

    def __call__(self, request, *args, **kwargs):
        return self.view(request, *args, **kwargs)

    def __getattr__(self, name):
        if name == "view_class":  # Django asks every view when it collects the addresses
            raise AttributeError(name)
        return getattr(self.view, name)

    @cached_property
    def view(self):
        found = import_string(self.path)
        if hasattr(found, "as_view"):
            return found.as_view(**self.given)
        return partial(found, **self.given) if self.given else found
