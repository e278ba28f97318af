"""When two spellings of an address lead to the same page. Pure."""

from urllib.parse import SplitResult, urlsplit

# What sites that link to a page add to its address in order to count readers.
TRACKING = ("utm_", "fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "zarsrc")
NO_ADDRESS = urlsplit("")


def same_address(url: str) -> str:
    """What spellings of one address share: no scheme, www, end, fragment or tracking parameter."""
    query = "&".join(p for p in split(url).query.split("&") if p and not p.startswith(TRACKING))
    return f"{host_of(url)}{path_of(url)}?{query}"


def host_of(url: str) -> str:
    """The host of an address, without www; "" where it names none."""
    return (split(url).hostname or "").removeprefix("www.")


def path_of(url: str) -> str:
    """The path of an address without a slash at its end."""
    return split(url).path.rstrip("/")


def split(url: str) -> SplitResult:
    """The parts of an address; none of a text that is no address, such as «http://[»."""
    try:
        return urlsplit(url.strip())
    except ValueError:
        return NO_ADDRESS
