"""How the fields of a bilingual model stand on a page of the desk."""


def pair(name):
    """The two columns of a bilingual field, side by side on one line of the form."""
    return (f"{name}_vi", f"{name}_en")
