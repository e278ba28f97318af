"""Where the boxes and lines of a chart stand, so that a part of it costs no walk through all."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from .lines import Chart


class ChartIndex:
    """Places in `chart.boxes` and in `chart.lines`, by the key of a box. Made in linear time."""

    def __init__(self, chart: Chart):
        self.chart = chart
        self.boxes: dict[str, list[int]] = defaultdict(list)
        self.lines: dict[str, list[int]] = defaultdict(list)
        for place, box in enumerate(chart.boxes):
            self.boxes[box.key].append(place)
        for place, line in enumerate(chart.lines):
            self.lines[line.subordinate].append(place)
            self.lines[line.manager].append(place)

    def lines_at(self, keys: Iterable[str]) -> set[int]:
        """The places of the lines that lead from or to any of these boxes."""
        return {place for key in keys for place in self.lines.get(key, ())}

    def part(self, keys: Iterable[str], lines: Collection[int]) -> Chart:
        """The chart of these boxes and lines, in the order in which they stand."""
        boxes = sorted(place for key in keys for place in self.boxes.get(key, ()))
        return Chart(
            tuple(self.chart.boxes[place] for place in boxes),
            tuple(self.chart.lines[place] for place in sorted(lines)),
        )
