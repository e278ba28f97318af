// The description for Word, Google Docs and e-mail, as it stands on the page, and the address that carries it.
"use strict";
const words = document.getElementById("compose-words").dataset;
const paper = document.getElementById("paper");

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-take]");
  if (!button) return;
  if (button.dataset.take === "print") return print();
  const copied = copy(button.dataset.take === "link" ? { "text/plain": location.href } : { "text/html": html(), "text/plain": plain() });
  tell(button, copied ? words.copied : words.failed);
});

// As the reader's own copying would: what is given and nothing else, in pages without encryption as well.
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

// The server writes it clean (roles/documents/html_file.py); in a document of its own the headings begin with the first.
function html() {
  return paper.innerHTML.trim().replace(/(<\/?h)([2-4])/g, (_, tag, level) => tag + (level - 1));
}

// A line for each heading, paragraph, item and row.
function plain() {
  const blocks = [...paper.querySelectorAll("h2, h3, h4, p, li, tr")];
  return blocks.map((block) => above(block) + mark(block) + texts(block)).join("\n").trim();
}

function texts(block) {
  const parts = block.cells ? [...block.cells] : [block];
  return parts.map(({ textContent }) => textContent.replace(/\s+/g, " ").trim()).join("\t");
}

function above({ localName }) {
  return localName.startsWith("h") ? "\n" : "";
}

function mark(block) {
  if (block.localName !== "li") return "";
  return block.parentElement.localName === "ul" ? "- " : `${[...block.parentElement.children].indexOf(block) + 1}. `;
}

function tell(button, text) {
  const said = document.getElementById("compose-copied") ?? Object.assign(document.createElement("span"), { id: "compose-copied", className: "said", role: "status" });
  button.after(said);
  said.textContent = text;
}

for (const button of document.querySelectorAll("[data-take]")) button.hidden = false;
