"""The XML inside an XLSX file, as a stream of elements. Pure.

XML can be made to swell by entities, by nesting and by names and attributes without end; a part of
XLSX needs none of these (ECMA-376 part 2, 8.1.4 forbids document type declarations altogether).
"""

from xml.parsers import expat

CHUNK = 64 * 1024
DEEPEST = 50
# Bytes that the parser may hold back for one tag, comment or instruction.
LONGEST_TAG = 4 * CHUNK


class Handler:
    """What is told of a part's elements, their names without the namespace."""

    def start(self, name, attributes):
        """An element begins; the names of `attributes` have none of the namespaces' prefixes."""

    def text(self, text):
        """Part of the text in the element that began last."""

    def end(self, name):
        """An element ends."""


def parse(stream, handler, reading):
    """Tell `handler` of each element in a binary stream, within the bounds of `reading`.

    Raises ValueError or expat.ExpatError for what is no part of XLSX.
    """
    parser, depth, fed = expat.ParserCreate(namespace_separator=" "), 0, 0

    def start(name, attributes):
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise ValueError("nested too deeply")
        reading.element()
        handler.start(name.rpartition(" ")[2], attributes)

    def end(name):
        nonlocal depth
        depth -= 1
        handler.end(name.rpartition(" ")[2])

    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = _refuse
    while chunk := stream.read(CHUNK):
        reading.unpacked(len(chunk))
        parser.Parse(chunk)
        fed += len(chunk)
        if fed - parser.CurrentByteIndex > LONGEST_TAG:
            raise ValueError("a tag without end")
    parser.Parse(b"", True)


def _refuse(*_):
    raise ValueError("a document type declaration")


class _Collecting(Handler):
    def __init__(self, wanted, most):
        self.wanted, self.most, self.found = wanted, most, []

    def start(self, name, attributes):
        if name in self.wanted:
            if len(self.found) == self.most:
                raise ValueError(f"more than {self.most} of {name}")
            plain = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
            self.found.append((name, plain))


def elements(stream, reading, *wanted, most=70_000):
    """[(name, attributes)] of those elements in a part, in its order."""
    handler = _Collecting(wanted, most)
    parse(stream, handler, reading)
    return handler.found
