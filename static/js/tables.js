// On a phone the cells of a comparison stand one below the other. Some browsers then forget that it
// is a table, unless roles say so, which HTML takes for a needless repetition.
const ROLES = { thead: "rowgroup", tbody: "rowgroup", tr: "row", td: "cell", "th[scope=col]": "columnheader", "th[scope^=row]": "rowheader" };

for (const table of document.querySelectorAll(".versus")) {
  table.setAttribute("role", "table");
  for (const [selector, role] of Object.entries(ROLES)) {
    for (const part of table.querySelectorAll(selector)) part.setAttribute("role", role);
  }
}
