"""Static files by WhiteNoise, each prepared when it is first asked for.

It prepares all of them, their types, headers and sizes, whenever a worker starts: about a tenth of
the start, for files of which readers ask a few, and most of those of nginx.
"""

from functools import partial

from whitenoise.middleware import WhiteNoiseMiddleware


class StaticFiles(WhiteNoiseMiddleware):
    """What files there are is known from the start, and no other becomes one."""

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.files = Prepared(self.files)

    def add_file_to_dictionary(self, url, path, stat_cache=None):
        if not self.is_compressed_variant(path, stat_cache):
            self.files[url] = partial(self.get_static_file, path, url, stat_cache)


class Prepared(dict):
    """{address: file}, given functions that make the files."""

    def get(self, address, default=None):
        found = super().get(address, default)
        if isinstance(found, partial):
            found = self[address] = found()
        return found
