"""Whether each room of `roles` uses only those below it: the layers contract in pyproject.toml.

Run: python -m tests.environment.rooms
"""

import sys

from importlinter.cli import lint_imports

if __name__ == "__main__":
    sys.exit(lint_imports(no_cache=True))
