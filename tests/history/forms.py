"""What a browser would send back for a page of the desk: every input of its one big form."""

from html.parser import HTMLParser


class _Form(HTMLParser):
    def __init__(self, form_id):
        super().__init__()
        self.form_id, self.inside = form_id, False
        self.fields, self.select, self.textarea = {}, None, None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.inside = self.form_id in (None, attrs.get("id"))
        name = attrs.get("name")
        if not self.inside:
            return
        if tag == "input" and name:
            self.input(name, attrs)
        elif tag == "select" and name:
            self.select = name
        elif tag == "option" and self.select and "selected" in attrs:
            self.fields.setdefault(self.select, []).append(attrs.get("value", ""))
        elif tag == "textarea" and name:
            self.textarea = name
            self.fields[name] = [""]

    def input(self, name, attrs):
        kind = attrs.get("type", "text")
        if kind == "submit" or (kind in ("checkbox", "radio") and "checked" not in attrs):
            return
        self.fields.setdefault(name, []).append(
            attrs.get("value", "on" if kind == "checkbox" else "")
        )

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = False
        elif tag == "select":
            self.select = None
        elif tag == "textarea":
            self.textarea = None

    def handle_data(self, data):
        if self.textarea:
            self.fields[self.textarea][0] += data


def form_data(page, form_id=None):
    """{name: [values]} of the form with this id (default: of all forms) on a page (HTML)."""
    parser = _Form(form_id)
    parser.feed(page)
    # HTML leaves out the first line break of a textarea.
    return {
        name: [value.removeprefix("\r\n").removeprefix("\n") for value in values]
        for name, values in parser.fields.items()
    }


def input_named(data, ending, value):
    """The name of the input that ends with `ending` and holds `value`."""
    return next(n for n, values in data.items() if n.endswith(ending) and values == [str(value)])
