"""A role description as Markdown: CommonMark, and a table of GitHub's kind for two languages."""

import re

from . import told
from .clean_text import plain

# What begins something anywhere in a line, and what does so at its beginning only.
ANYWHERE = re.compile(r"([\\`*_\[\]<>|~&$#])")
BEGINNING = re.compile(r"^(\d*)([-+=:.)])")
# What an address may hold and Markdown would take for a letter: «&copy;».
ENTITY = re.compile(r"&(?=#?\w+;)")


def write(description):
    """The file as text, to be sent as UTF-8."""
    main = description.languages[0]
    blocks = [f"# {escaped(told.title(description, main))}"]
    for language in description.languages[1:]:
        blocks.append(f"**{escaped(told.title(description, language))}**")
    blocks.append(head(description))
    for section in description.sections:
        blocks += section_blocks(description, section, main)
    blocks += source_blocks(description, main)
    blocks += [origin(description, language) for language in description.languages]
    return "\n\n".join(filter(None, blocks)) + "\n"


def head(description):
    return "\n".join(
        f"- **{escaped(label)}:** {escaped(value)}" for label, value in told.facts(description)
    )


def section_blocks(description, section, main):
    yield f"## {escaped(told.either(description, section.heading))}"
    if len(description.languages) > 1:
        yield table(description, section)
        return
    for group in section.groups:
        if any(group.heading.values()):
            yield f"### {escaped(plain(group.heading[main]))}"
        said = [item(description, line, main) for line in group.lines]
        if told.is_list(section):
            yield "\n".join(f"- {text}" for text in said)
        else:
            yield from said


def table(description, section):
    languages = description.languages
    rows = [[told.NAMES[language] for language in languages], ["---"] * len(languages)]
    for group in section.groups:
        if any(group.heading.values()):
            headings = (escaped(plain(group.heading[language])) for language in languages)
            rows.append([f"**{text}**" for text in headings])
        rows += [[item(description, line, lang) for lang in languages] for line in group.lines]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def item(description, line, language):
    said = told.line(description, line, language)
    return " ".join(escaped(part) for part in (said.text, said.marks, said.remark) if part)


def source_blocks(description, main):
    if not description.sources:
        return
    yield f"## {escaped(told.sources_heading(description))}"
    yield "\n".join(
        f"{number}. {link(source.title, source.address)}, {escaped(source.rest)}"
        for number, source in enumerate(told.sources(description, main), start=1)
    )


def origin(description, language):
    told_origin = told.origin(description, language)
    pages = (f"{escaped(name)}, <{address}>" for name, address in told_origin.pages)
    return f"{escaped(told_origin.before)} {', '.join(pages)}, {escaped(told_origin.after)}"


def link(text, address):
    return f"[{escaped(text)}](<{ENTITY.sub('&amp;', address)}>)" if address else escaped(text)


def escaped(text):
    """`text` so that every renderer shows it as it is: none of it begins a list or a heading."""
    return BEGINNING.sub(r"\1\\\2", ANYWHERE.sub(r"\\\1", text))
