"""A page in two depths: the answer with what proves it folded, or all of it."""

WHOLE = "whole"


def depth(request):
    """Whether the page is `whole`; else the address, as `proof`, of the page that is."""
    if request.GET.get(WHOLE) == "1":
        return {"whole": True, "proof": ""}
    query = request.GET.copy()
    query[WHOLE] = "1"
    return {"whole": False, "proof": f"?{query.urlencode()}"}
