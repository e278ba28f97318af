// The document for Word, Google Docs and e-mail: headings, lists and tables, and nothing of this site. And its address.
"use strict";
const words = document.getElementById("compose-words").dataset;
const KEPT = { a: ["href", "lang"], td: ["lang", "colspan", "rowspan"], th: ["lang", "colspan", "rowspan"], ol: ["start", "lang"], li: ["value", "lang"] };
const BARE = "article, section, header, footer, dl, div, span, small";

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-compose-copy]");
  if (!button) return;
  const copied = button.dataset.composeCopy === "link" ? copy({ "text/plain": location.href }) : copy(documentToCopy());
  tell(button, copied ? words.copied : words.failed);
});

// As the "copy" of the reader would be: the words as they are given, in pages without encryption as well.
function copy(kinds) {
  const give = (event) => {
    for (const [kind, text] of Object.entries(kinds)) event.clipboardData.setData(kind, text);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener("copy", give, { capture: true, once: true });
  const copied = document.execCommand("copy");
  document.removeEventListener("copy", give, { capture: true });
  return copied;
}

function documentToCopy() {
  const sheet = document.getElementById("paper").cloneNode(true);
  for (const left of sheet.querySelectorAll("[data-not-copied], button, input, script, template, [hidden]")) left.remove();
  if (sheet.matches(".both")) for (const list of sheet.querySelectorAll("section ul")) list.replaceWith(sideBySide(list));
  for (const fact of sheet.querySelectorAll("dl > div")) fact.replaceWith(paragraph(fact));
  for (const link of sheet.querySelectorAll("a")) {
    if (link.getAttribute("href")?.startsWith("#")) link.replaceWith(...link.childNodes);
    else link.setAttribute("href", link.href);
  }
  for (const element of sheet.querySelectorAll("*")) {
    const kept = KEPT[element.localName] ?? ["lang"];
    for (const { name } of [...element.attributes]) if (!kept.includes(name)) element.removeAttribute(name);
  }
  for (const box of sheet.querySelectorAll(BARE)) box.replaceWith(...box.childNodes);
  sheet.normalize();
  return { "text/html": html(sheet), "text/plain": plain(sheet) };
}

// In a document of its own the headings begin with the first.
function html(sheet) {
  const text = sheet.innerHTML.replace(/\s+/g, " ").replace(/> </g, "><").trim();
  return text.replace(/<(\/?)h([2-4])/g, (_, end, level) => `<${end}h${level - 1}`);
}

// Two languages: a row for each line, which every word processor keeps.
function sideBySide(list) {
  const table = document.createElement("table");
  for (const item of list.children) {
    const row = table.insertRow();
    for (const text of item.querySelectorAll(":scope > [lang]")) row.insertCell().append(text);
    row.lastElementChild.append(...item.childNodes);
  }
  return table;
}

function paragraph(fact) {
  const label = document.createElement("b");
  label.append(...fact.querySelector("dt").childNodes, ": ");
  const line = document.createElement("p");
  line.append(label, ...fact.querySelector("dd").childNodes);
  return line;
}

// A line for each heading, paragraph and item; items with a dash, or the number that they have.
function plain(sheet) {
  const lines = [];
  for (const block of sheet.querySelectorAll("h1, h2, h3, h4, p, li, tr, dt, dd")) {
    if (block.closest("tr") !== (block.localName === "tr" ? block : null)) continue;
    const text = block.localName === "tr" ? [...block.cells].map((cell) => cell.innerText ?? cell.textContent) : [block.textContent];
    const said = text.map((part) => part.replace(/\s+/g, " ").trim()).join("\t");
    if (block.localName === "p" && block.closest("li")) continue;
    const head = /^h/.test(block.localName) && lines.length ? "\n" : "";
    lines.push(head + mark(block) + said);
  }
  return lines.join("\n");
}

function mark(block) {
  if (block.localName !== "li") return "";
  if (block.parentElement.localName !== "ol") return "- ";
  return `${block.value || (block.parentElement.start || 1) + [...block.parentElement.children].indexOf(block)}. `;
}

function tell(button, text) {
  let said = document.getElementById("compose-copied");
  if (!said) {
    said = Object.assign(document.createElement("span"), { id: "compose-copied", className: "said" });
    said.setAttribute("role", "status");
  }
  button.after(said);
  said.textContent = text;
}
