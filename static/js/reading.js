// What opens beside the text (the source behind a citation mark, what can be done with a
// statement) and the buttons that share, copy and print. Without this script the marks lead to the
// list of references, and each statement to a page of its own.
const EDGE = 8;
const beside = document.getElementById("beside");
const pieces = beside?.content;
const hasPopovers = "popover" in HTMLElement.prototype;

document.addEventListener("click", (event) => {
  const modified = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  const target = event.target.closest(".marks a, .about, [data-copy], .share, .print");
  if (!target || modified) return;
  if (target.matches(".share")) return share(target);
  if (target.matches(".print")) return print();
  if (target.matches("[data-copy]")) return copyPart(target);
  const content = hasPopovers && (target.matches(".about") ? tools(target) : source(target));
  if (!content) return;
  event.preventDefault();
  show(target, ...content);
});

// The entry of the list of references that a mark leads to, without its links back.
function source(mark) {
  const entry = document.querySelector(mark.hash);
  if (!entry || !pieces) return null;
  const text = document.createElement("div");
  text.append(...entry.cloneNode(true).childNodes);
  text.querySelector(".back")?.remove();
  const all = pieces.querySelector(".all").cloneNode(true);
  all.href = mark.hash;
  text.append(all);
  return [text, `${pieces.querySelector(".source").textContent} ${mark.textContent}`];
}

function tools(about) {
  const statement = about.closest("[id^=claim-]");
  if (!statement || !pieces) return null;
  const menu = pieces.querySelector(".tools").cloneNode(true);
  menu.querySelector("a").href = about.href;
  menu.querySelector("[data-copy]").dataset.copy = `${location.origin}${location.pathname}${location.search}#${statement.id}`;
  return [menu, about.getAttribute("aria-label")];
}

// A window of its own: the browser closes it on Escape and on a click elsewhere.
function show(opener, content, label) {
  document.querySelector(".beside")?.remove();
  const box = document.createElement("div");
  box.className = "beside";
  box.popover = "auto";
  box.tabIndex = -1;
  box.setAttribute("role", "dialog");
  box.setAttribute("aria-label", label);
  box.append(content);
  // Beside the opener, so that Tab goes on from there; its own links are no marks.
  (opener.closest(".marks") ?? opener).after(box);
  box.addEventListener("toggle", ({ newState }) => {
    if (newState === "open") return;
    delete opener.dataset.open;
    if (box.contains(document.activeElement) || document.activeElement === document.body) opener.focus();
    box.remove();
  });
  opener.dataset.open = "";
  box.showPopover();
  place(box, opener);
  box.focus({ preventScroll: true });
}

// Below the opener, or above it where there is no room; never over the edge of the window.
function place(box, opener) {
  const at = opener.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const left = Math.min(at.left, document.documentElement.clientWidth - width - EDGE);
  const below = at.bottom + EDGE;
  const fits = below + height <= innerHeight || at.top < height + EDGE;
  box.style.left = `${Math.max(EDGE, left) + scrollX}px`;
  box.style.top = `${(fits ? below : at.top - height - EDGE) + scrollY}px`;
}

async function share(button) {
  const url = document.querySelector("link[rel=canonical]").href;
  if (!navigator.share) return copy(url, button);
  try {
    await navigator.share({ title: document.title, url });
  } catch {
    // The reader has changed their mind.
  }
}

// `data-copy` is the text to copy, or names the element that holds it (#…).
function copyPart(button) {
  const { copy: what } = button.dataset;
  return copy(what.startsWith("#") ? document.querySelector(what).innerText : what, button);
}

async function copy(text, button) {
  const copied = await toClipboard(text);
  let said = button.parentElement.querySelector("[role=status]");
  if (!said) {
    said = document.createElement("span");
    said.className = "said";
    said.setAttribute("role", "status");
    button.after(said);
  }
  const { copied: yes, failed: no } = beside.dataset;
  said.textContent = copied ? yes : no;
}

async function toClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return byHand(text);
  }
}

// Where the browser gives no clipboard to scripts: not encrypted, or an old one.
function byHand(text) {
  const field = document.createElement("textarea");
  field.value = text;
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  return copied;
}

for (const button of document.querySelectorAll(".share, .print, [data-copy]")) button.hidden = false;
