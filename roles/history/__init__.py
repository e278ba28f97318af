"""Every write leaves a version: who, when, why, before and after.

`because(cause)` names what the writes inside it are for; pages read versions through the modules
of this package. It imports nothing of the models, so that they may import it.
"""

from .changes import Cause, because, together

__all__ = ["Cause", "because", "together"]
