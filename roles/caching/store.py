"""The pages that a process keeps: those of one revision, the least used ones given up first."""

from collections import OrderedDict
from threading import Lock


class Store:
    """Up to `capacity` bytes of values with a `size`, all of one revision; safe between threads.

    Nothing of an earlier revision is ever returned: the first `get` of a new one empties the store.
    """

    def __init__(self, capacity):
        self.capacity = capacity
        self._lock = Lock()
        self._begin(None)

    def _begin(self, token):
        self._token = token
        self._values = OrderedDict()
        self._sizes = {}
        self._size = 0

    def get(self, token, key):
        """The value for `key` in the revision `token`, or None."""
        with self._lock:
            if token != self._token:
                self._begin(token)
            value = self._values.get(key)
            if value is not None:
                self._values.move_to_end(key)
            return value

    def put(self, token, key, value):
        """Keep a value that was made while `token` was current; too late, and it is dropped.

        A value that has grown is put again.
        """
        size = value.size
        with self._lock:
            if token != self._token:
                return
            self._drop(key)
            if size > self.capacity:
                return
            self._values[key] = value
            self._sizes[key] = size
            self._size += size
            while self._size > self.capacity:
                self._drop(next(iter(self._values)))

    def _drop(self, key):
        if self._values.pop(key, None) is not None:
            self._size -= self._sizes.pop(key)

    def __len__(self):
        return len(self._values)
