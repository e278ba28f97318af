"""Reporting lines as a chart: plain values in, a drawing, an outline or another format out.

Knows neither the database nor a request.
"""

from .chart_index import ChartIndex
from .collapsing import fold, fold_within
from .drawing import Labels, draw
from .exports import to_dot, to_json, to_mermaid
from .forest import find_problems
from .lines import DOTTED, KINDS, SOLID, WORKS_WITH, Box, Chart, ChartProblem, Line
from .outline import OutlineEntry, outline
from .selecting import join, keep_kinds, merge, neighbourhood, set_apart

__all__ = [
    "DOTTED", "KINDS", "SOLID", "WORKS_WITH",
    "Box", "Chart", "ChartIndex", "ChartProblem", "Labels", "Line", "OutlineEntry",
    "draw", "find_problems", "fold", "fold_within", "join", "keep_kinds", "merge", "neighbourhood",
    "outline", "set_apart", "to_dot", "to_json", "to_mermaid",
]  # fmt: skip
