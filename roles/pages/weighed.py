"""Pages of a list that end sooner where its rows are long. Pure."""

from django.core.paginator import Page, Paginator


def page_starts(weights, rows, most):
    """Where each page begins: of at most so many rows, which weigh at most so much together.

    One row is a page whatever it weighs.
    """
    found, held, total = [0], 0, 0
    for place, weight in enumerate(weights):
        if held and (held == rows or total + weight > most):
            found.append(place)
            held = total = 0
        held, total = held + 1, total + weight
    return found


class WeighedPaginator(Paginator):
    """Pages that begin at the rows `starts` of a list."""

    def __init__(self, rows, starts):
        super().__init__(rows, per_page=len(rows) or 1)
        self.starts = starts

    @property
    def num_pages(self):
        return len(self.starts)

    def page(self, number):
        number = self.validate_number(number)
        start, end = [*self.starts, self.count][number - 1 : number + 1]
        return Page(self.object_list[start:end], number, self)
