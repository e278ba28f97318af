"""Asks axe-core about a page; the contrast of texts that look the same only once.

Contrast takes axe more than half of its time, and the pages have thousands of texts in some hundred
looks: those of a text and of all around it, as the page is shown in a scheme and at a width.
"""

from axe_playwright_python.base import AXE_SCRIPT

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RULES = {"runOnly": LEVELS, "resultTypes": ["violations"]}


def only(*rules):
    return {"runOnly": {"type": "rule", "values": [*rules]}, "resultTypes": ["violations"]}


# What depends on the width, and what depends on colours; the rest reads the document, which stays.
SIZES = only("target-size", "scrollable-region-focusable")
CONTRAST = only("color-contrast")
SIZES_AND_CONTRAST = only(*SIZES["runOnly"]["values"], "color-contrast")

LOOKS = """
  const around = new Map()
  const hash = text => {
    let one = 7, other = 11
    for (const letter of text) {
      one = Math.imul(one ^ letter.codePointAt(), 2654435761)
      other = Math.imul(other ^ letter.codePointAt(), 1597334677)
    }
    return one + ":" + other
  }
  const looks = e => {
    if (!e) return ""
    if (!around.has(e)) {
      const s = getComputedStyle(e)
      around.set(e, hash([looks(e.parentElement), s.color, s.backgroundColor, s.backgroundImage,
        s.fontSize, s.fontWeight, s.opacity, s.filter, s.textShadow, s.position, s.display,
        s.zIndex, s.mixBlendMode, s.webkitTextFillColor, s.webkitTextStroke].join()))
    }
    return around.get(e)
  }
  const says = e => e.matches("input, select, textarea")
    || [...e.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.data.trim())
"""

# Marks one of all texts that look the same; looks in `judged` are left out, new ones returned.
# Where a text stands is not asked: that has been judged once, by ALL.
MARK_LOOKS = f"""judged => {{
  {LOOKS}
  judged = judged.split(" ")
  const seen = new Set(judged), before = seen.size
  for (const e of document.body.querySelectorAll("*")) {{
    e.toggleAttribute("data-looks", e.checkVisibility() && says(e) && !seen.has(looks(e)))
    if (e.matches("[data-looks]")) seen.add(looks(e))
  }}
  return [...seen].slice(before).join(" ")
}}"""

# Asks everything of a page, and leaves out the contrast of texts that can only pass: another one
# has passed that looks the same and stands upon the same, in each of its lines. What axe found
# nothing wrong with for another reason (nobody sees it, say) stands for no other.
ALL = f"""([passed, rules]) => {{
  {LOOKS}
  passed = passed.split(" ")
  const known = new Set(passed), before = known.size, keys = new Map()
  const rule = axe._audit.rules.find(rule => rule.id === "color-contrast")
  const check = axe._audit.checks["color-contrast"]
  const {{matches}} = rule, {{evaluate}} = check
  const {{getTextElementStack, isVisibleOnScreen}} = axe.commons.dom
  const under = e => new Set(getTextElementStack(e).map(line => line.map(looks).join()))
  const key = e => hash([looks(e), ...under(e)].join(";"))
  rule.matches = function (e, ...more) {{
    if (says(e)) keys.set(e, key(e))
    return !known.has(keys.get(e)) && matches.call(this, e, ...more)
  }}
  check.evaluate = function (e, ...more) {{  // axe matches all before it judges the first
    if (known.has(keys.get(e))) return true
    const passes = evaluate.call(this, e, ...more)
    if (passes === true && keys.has(e) && isVisibleOnScreen(e)) known.add(keys.get(e))
    return passes
  }}
  return axe.run(document, rules).then(({{violations}}) => {{
    Object.assign(rule, {{matches}})
    Object.assign(check, {{evaluate}})
    return [violations, [...known].slice(before).join(" ")]
  }})
}}"""

# What stays in sight while the page scrolls covers a part of something else wherever one stops.
UNSTICK = """() => {
  for (const e of document.body.querySelectorAll("*"))
    if (getComputedStyle(e).position === "sticky") e.style.position = "static"
}"""


class Judged(list):
    """Looks of texts that have been judged, each as a hash."""

    def __str__(self):
        return " ".join(self)


def told(found):
    return [(v["id"], [node["html"][:160] for node in v["nodes"][:3]]) for v in found]


def with_axe(page):
    if not page.evaluate("window.axe !== undefined"):
        page.evaluate(AXE_SCRIPT)
    return page


def violations(page, rules, within=None):
    return told(
        with_axe(page).evaluate(
            "([within, rules]) => axe.run(within ?? document, rules).then(told => told.violations)",
            [within, rules],
        )
    )


def anything(page, passed):
    """What is wrong with the page; texts as those in the Judged `passed` are not judged again."""
    found, new = with_axe(page).evaluate(ALL, [str(passed), RULES])
    passed += new.split()
    return told(found)


def mark_looks(page, judged):
    """Mark a text of each new look, add them to `judged`; whether there are any."""
    new = page.evaluate(MARK_LOOKS, str(judged)).split()
    judged += new
    return bool(new)


def pale(page, judged=None):
    """What lacks contrast; without the looks in `judged`, which then has those of here."""
    new = mark_looks(page, Judged() if judged is None else judged)
    return violations(page, CONTRAST, "[data-looks]") if new else []


def too_small(page):
    """What is hard to hit."""
    page.evaluate(UNSTICK)
    return violations(page, SIZES)


def pale_or_too_small(page, judged):
    """Both at once: axe reads the whole document for either."""
    page.evaluate(UNSTICK)
    if not mark_looks(page, judged):
        return violations(page, SIZES)
    with_axe(page).evaluate(
        "axe.configure({rules: [{id: 'color-contrast', selector: '[data-looks]'}]})"
    )
    return violations(page, SIZES_AND_CONTRAST)


def seen_in(page, scheme, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
