"""Values that a process keeps, up to a size; the least used ones are given up first."""

from collections import OrderedDict
from threading import RLock


class Store:
    """Up to `capacity` bytes (or whatever `size` counts) of values; safe between threads."""

    def __init__(self, capacity):
        self.capacity = capacity
        self._lock = RLock()
        self.clear()

    def clear(self):
        self._values = OrderedDict()
        self._sizes = {}
        self._size = 0

    def get(self, key):
        """The value for `key`, or None."""
        with self._lock:
            value = self._values.get(key)
            if value is not None:
                self._values.move_to_end(key)
            return value

    def put(self, key, value):
        """Keep a value with a `size`. One that has grown is put again."""
        size = value.size
        with self._lock:
            self.drop(key)
            if size > self.capacity:
                return
            self._values[key] = value
            self._sizes[key] = size
            self._size += size
            while self._size > self.capacity:
                self.drop(next(iter(self._values)))

    def drop(self, key):
        with self._lock:
            if self._values.pop(key, None) is not None:
                self._size -= self._sizes.pop(key)

    def __len__(self):
        return len(self._values)
