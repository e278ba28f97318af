"""A role that a reader looks for and that has no page: what a request for one is about. Pure."""

from dataclasses import dataclass

from roles.vietnamese.folding import slugify_vi

# Names of such requests begin so, where those of reports name a statement.
PREFIX = "chuc-danh-"
LONGEST = 100  # characters of a name


@dataclass(frozen=True)
class WantedRole:
    """Has of a statement what the form for reports shows: its words, and no page of its own."""

    name: str
    page = None
    references = ()

    @property
    def request_name(self) -> str:
        """What the request is about, in addresses; "" for a name without letters or digits."""
        slug = slugify_vi(self.name[:LONGEST])
        return f"{PREFIX}{slug}" if slug else ""

    def get_absolute_url(self) -> str:
        return ""


def is_request(name: str) -> bool:
    return name.startswith(PREFIX)


def wanted_role(request_name: str, typed: str) -> WantedRole:
    """The role that `request_name` is about, called as it was `typed` where that is its name."""
    role = WantedRole(typed.strip()[:LONGEST])
    if role.request_name == request_name:
        return role
    return WantedRole(request_name.removeprefix(PREFIX).replace("-", " "))
