"""Acts of writing: who, why, what belongs together. It imports no models, so that they may use it.

`because(cause)` names what the writes inside it are for; the history keeps it with every row.
"""

from .changes import Cause, because, together

__all__ = ["Cause", "because", "together"]
