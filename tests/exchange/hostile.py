"""XLSX files that no spreadsheet would write, and some that they do."""

import io
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"


def cell(reference, text):
    return f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def row(number, *cells):
    return f'<row r="{number}">{"".join(cells)}</row>'


def sheet(*rows, head=""):
    body = "".join(rows)
    return f'{head}<worksheet xmlns="{MAIN}"><sheetData>{body}</sheetData></worksheet>'


def links(*targets):
    """Relationships rId1, rId2, …; each (kind, target)."""
    told = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{LINKS}">{told}</Relationships>'


def book(sheets, strings=None, styles=None, packing=zipfile.ZIP_DEFLATED, **more):
    """The bytes of a file with these parts; `sheets`: {name: XML}."""
    targets = [("worksheet", f"worksheets/sheet{n}.xml") for n, _ in enumerate(sheets, start=1)]
    named = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>'
        for n, name in enumerate(sheets, start=1)
    )
    opening = f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
    parts = {
        "_rels/.rels": links(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f"{opening}<sheets>{named}</sheets></workbook>",
        **{f"xl/{t}": xml for (_, t), xml in zip(targets, sheets.values(), strict=True)},
    }
    if strings is not None:
        targets.append(("sharedStrings", "sharedStrings.xml"))
        parts["xl/sharedStrings.xml"] = strings
    if styles is not None:
        targets.append(("styles", "styles.xml"))
        parts["xl/styles.xml"] = styles
    parts["xl/_rels/workbook.xml.rels"] = links(*targets)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as archive:
        for name, content in (parts | more).items():
            archive.writestr(name, content)
    return out.getvalue()


def strings(*texts, head=""):
    told = "".join(f"<si><t>{text}</t></si>" for text in texts)
    return f'{head}<sst xmlns="{MAIN}">{told}</sst>'


HEAD = row(1, cell("A1", "slug"), cell("B1", "name_vi"))
ONE = row(2, cell("A2", "x"), cell("B2", "Một"))
ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
LAUGHS = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e0 "ha ha ha">{ENTITIES}]>'

# Read whole or refused, each within the same memory and time.
SWELLING = {
    "a cell in column XFD of each row": lambda: book(
        {
            "skills": sheet(
                HEAD, *(row(n, cell(f"A{n}", n), cell(f"XFD{n}", "x")) for n in range(2, 4000))
            )
        }
    ),
    "an empty cell in column XFD of each row": lambda: book(
        {"skills": sheet(HEAD, *(row(n, f'<c r="XFD{n}" s="1"/>') for n in range(2, 20000)))}
    ),
    "a full first row": lambda: book(
        {"skills": sheet(f'<row r="1">{cell("XFD1", "x") * 16384}</row>')}
    ),
    "rows without end": lambda: book({"skills": sheet("<row><c><v>1</v></c></row>" * 10**5)}),
    "empty rows without end": lambda: book({"skills": sheet("<row/>" * 1_100_000)}),
    "empty cells without end": lambda: book({"skills": sheet(f"<row>{'<c/>' * 1_100_000}</row>")}),
    "shared texts without end": lambda: book(
        {"skills": sheet(HEAD, ONE)}, strings=strings(*["x"] * 600_000)
    ),
    "one shared text": lambda: book(
        {"skills": sheet(HEAD, ONE)}, strings=strings("x" * 51 * 2**20)
    ),
    "a text used a million times": lambda: book(
        {"skills": sheet(HEAD, *['<row><c t="s"><v>0</v></c></row>'] * 10**6)},
        strings=strings("x" * 32_000),
    ),
    "a bomb of zeros": lambda: book(
        {
            "skills": sheet(HEAD, ONE),
        },
        **{"xl/worksheets/sheet1.xml": b"\0" * 10**7},
    ),
    "spaces without end": lambda: book({"skills": sheet(HEAD, " " * 51 * 2**20)}),
    "entities": lambda: book({"skills": sheet(HEAD, row(2, cell("A2", "&e9;")), head=LAUGHS)}),
    "entities in shared texts": lambda: book(
        {"skills": sheet(HEAD, ONE)}, strings=strings("&e9;", head=LAUGHS)
    ),
    "elements in each other": lambda: book({"skills": "<a>" * 10**6}),
    "attributes without end": lambda: book(
        {"skills": "<a " + " ".join(f"a{n}='x'" for n in range(10**5)) + "/>"}
    ),
    "a name without end": lambda: book({"skills": "<" + "a" * 10**7}),
    "a comment without end": lambda: book({"skills": f"<a><!--{' ' * 10**7}--></a>"}),
    "styles without end": lambda: book(
        {"skills": sheet(HEAD, ONE)},
        styles=f'<styleSheet xmlns="{MAIN}"><cellXfs>{"<xf/>" * 10**5}</cellXfs></styleSheet>',
    ),
    "sheets without end": lambda: book({f"s{n}": sheet() for n in range(900)}),
    "parts without end": lambda: book(
        {"skills": sheet(HEAD, ONE)}, **{f"p{n}": "" for n in range(2_000)}
    ),
}
