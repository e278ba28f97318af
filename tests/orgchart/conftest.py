"""Random charts take their time on a busy machine; how long is for `benchmarks/` to say."""

from hypothesis import settings

settings.register_profile("untimed", parent=settings.default, deadline=None)
settings.load_profile("untimed")
