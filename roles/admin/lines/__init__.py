"""The rows of a page of the desk as lines, each of which opens its own form when asked."""
