"""A role description as HTML to copy: what e-mail, Word and Google Docs take over as they find it.

Headings, paragraphs, lists, tables, emphasis, links to sources; languages are marked, and there is
nothing else: no class, no id, no style, no script.
"""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from . import told
from .clean_text import plain

PAGE = """<!doctype html>
<html lang="{}">
<head><meta charset="utf-8"><title>{}</title></head>
<body>
{}
</body>
</html>
"""


def write(description):
    """The page as text, to be sent as UTF-8."""
    main = description.languages[0]
    return format_html(PAGE, main, told.title(description, main), body(description, main))


def body(description, main):
    parts = [
        *titles(description, main),
        head(description),
        *(section(description, each, main) for each in description.sections),
        sources(description, main),
        *(origin(description, language, main) for language in description.languages),
    ]
    return lines(filter(None, parts))


def titles(description, main):
    yield format_html("<h1>{}</h1>", told.title(description, main))
    for language in description.languages[1:]:
        title = told.title(description, language)
        yield format_html("<p{}><strong>{}</strong></p>", lang(language, main), title)


def head(description):
    row = "<tr><th>{}</th><td>{}</td></tr>"
    rows = lines(format_html(row, *fact) for fact in told.facts(description))
    return rows and format_html("<table>\n<tbody>\n{}\n</tbody>\n</table>", rows)


def section(description, section, main):
    heading = format_html("<h2>{}</h2>", told.either(description, section.heading))
    if len(description.languages) > 1:
        return lines([heading, columns(description, section, main)])
    return lines([heading, *(group(description, section, each, main) for each in section.groups)])


def group(description, section, group, main):
    said = [told.line(description, line, main) for line in group.lines]
    tag = "li" if told.is_list(section) else "p"
    items = lines(item(tag, each, each.language, main) for each in said)
    if told.is_list(section):
        items = format_html("<ul>\n{}\n</ul>", items)
    if any(group.heading.values()):
        return lines([format_html("<h3>{}</h3>", plain(group.heading[main])), items])
    return items


def columns(description, section, main):
    languages = description.languages
    names = [cell("th", told.NAMES[language], language, main) for language in languages]
    rows = lines(row for each in section.groups for row in rows_of(description, each, main))
    frame = "<table>\n<thead>\n{}\n</thead>\n<tbody>\n{}\n</tbody>\n</table>"
    return format_html(frame, table_row(names), rows)


def rows_of(description, group, main):
    languages = description.languages
    if any(group.heading.values()):
        headings = [(language, plain(group.heading[language])) for language in languages]
        yield table_row(
            cell("td", format_html("<strong>{}</strong>", text), language, main)
            for language, text in headings
        )
    for line in group.lines:
        said = [told.line(description, line, language) for language in languages]
        yield table_row(item("td", each, each.language, main) for each in said)


def sources(description, main):
    if not description.sources:
        return ""
    heading = format_html("<h2>{}</h2>", told.sources_heading(description))
    items = lines(source(each, main) for each in told.sources(description, main))
    return format_html("{}\n<ol>\n{}\n</ol>", heading, items)


def source(source, main):
    title = link(source.title, source.address)
    return cell("li", format_html("{}, {}", title, source.rest), main, main)


def origin(description, language, main):
    origin = told.origin(description, language)
    pages = [format_html("{}, {}", name, link(address, address)) for name, address in origin.pages]
    joined = format_html_join(", ", "{}", ((page,) for page in pages))
    text = format_html("{} {}, {}", origin.before, joined, origin.after)
    return cell("p", text, language, main)


def item(tag, said, language, main):
    text = " ".join(filter(None, [said.text, said.marks, said.remark]))
    return cell(tag, text, language, main)


def cell(tag, inner, language, main):
    # The tags are ours; what stands within is escaped, or made by format_html.
    return format_html("<{0}{1}>{2}</{0}>", SafeString(tag), lang(language, main), inner)


def lang(language, main):
    return format_html(' lang="{}"', language) if language != main else ""


def link(text, address):
    return format_html('<a href="{}">{}</a>', address, text) if address else text


def table_row(cells):
    return format_html("<tr>{}</tr>", format_html_join("", "{}", ((each,) for each in cells)))


def lines(parts):
    return format_html_join("\n", "{}", ((part,) for part in parts))
