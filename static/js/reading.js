// What opens beside the text (the sources behind the numbers after a statement, what can be done with
// it), parts of a page that come when they are asked for, and the buttons that share, copy and print.
// Without this script the numbers lead to the list of references, each part to the whole page.
const beside = document.getElementById("beside");
const pieces = beside?.content;
const hasPopovers = "popover" in HTMLElement.prototype;
// A page without its proof names the address of the whole one.
const wholeAddress = document.querySelector("[data-whole]")?.dataset.whole;
let whole;

document.addEventListener("click", (event) => {
  const modified = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  const target = event.target.closest(".marks, .about, [data-in-place], [data-copy], .share, .print");
  if (!target || modified) return;
  if (target.matches(".share")) return share(target);
  if (target.matches(".print")) return printed(target);
  if (target.matches("[data-copy]")) return copyPart(target);
  if (target.matches("[data-in-place]")) {
    event.preventDefault();
    return bring(target).catch(() => location.assign(target.href));
  }
  if (!hasPopovers || !pieces) return;
  if (target.matches(".about")) {
    const content = tools(target);
    if (content) event.preventDefault();
    return content && show(target, content, target.getAttribute("aria-label"));
  }
  event.preventDefault();
  const label = `${pieces.querySelector(".source").textContent} ${target.textContent}`;
  sources(target).then((content) => show(target, content, label), () => location.assign(target.href));
});

// The document with all references: this one, or the whole page, fetched once.
function proof() {
  if (!wholeAddress) return Promise.resolve(document);
  whole ??= fetch(wholeAddress)
    .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)))
    .then((text) => new DOMParser().parseFromString(text, "text/html"))
    .then((found) => (cited(found) === cited(document) ? found : Promise.reject("edited meanwhile")));
  whole.catch(() => (whole = undefined));
  return whole;
}

// Which numbers a page has given to which passages: an edit between the two pages changes them.
function cited(page) {
  return page.querySelector("[data-cited]").dataset.cited;
}

// Who comes near a number will want to see what it stands for.
for (const near of ["pointerover", "focusin"]) {
  document.addEventListener(near, ({ target }) => {
    if (wholeAddress && !navigator.connection?.saveData && target.closest?.(".marks")) proof().catch(() => {});
  });
}

// Puts a part of the whole page in the place of the part of this one that only leads to it.
async function bring(link) {
  const here = link.closest("[data-part]");
  const part = document.importNode((await proof()).getElementById(here.id), true);
  if (part.querySelector(".chart-frame")) await bringChart(await proof());
  here.replaceWith(part);
  part.dispatchEvent(new Event("brought", { bubbles: true }));
  const goal = document.querySelector(link.hash);
  goal.tabIndex = -1;
  goal.focus({ preventScroll: true });
  if (goal !== part) goal.scrollIntoView();
}

// The script of charts comes with the first of them, where the page has none.
function bringChart(page) {
  const source = page.querySelector('script[src*="/chart."]')?.getAttribute("src");
  return source && !document.querySelector(`script[src="${source}"]`) && import(source);
}

// The entries of the list of references that the numbers stand for: «2–4, 7».
async function sources(mark) {
  const found = await proof();
  const list = document.createElement("ol");
  for (const run of mark.textContent.split(", ")) {
    const [first, last = first] = run.split("–").map(Number);
    for (let number = first; number <= last; number++) {
      const entry = document.createElement("li");
      entry.value = number;
      entry.append(...found.getElementById(`cite-${number}`).cloneNode(true).childNodes);
      list.append(entry);
    }
  }
  const all = pieces.querySelector(".all").cloneNode(true);
  all.href = mark.href;
  const text = document.createElement("div");
  text.append(list, tools(mark) ?? "", all);
  return text;
}

function tools(opener) {
  const statement = opener.closest("[id^=claim-]");
  if (!statement) return null;
  const menu = pieces.querySelector(".tools").cloneNode(true);
  const report = menu.querySelector("a");
  report.href = report.dataset.report.replace("NAME", statement.id.slice("claim-".length));
  menu.querySelector("[data-copy]").dataset.copy = `${location.origin}${location.pathname}${location.search}#${statement.id}`;
  return menu;
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
  // Beside the opener, so that Tab goes on from there.
  opener.after(box);
  box.addEventListener("toggle", ({ newState }) => {
    if (newState === "open") return;
    delete opener.dataset.open;
    if (box.contains(document.activeElement) || document.activeElement === document.body) opener.focus();
    box.remove();
  });
  opener.dataset.open = "";
  box.showPopover();
  placeBeside(box, opener); // static/js/site.js
  box.focus({ preventScroll: true });
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

// What is folded opens for its anchors (not every browser does so by itself) and for paper.
const folded = () => [...document.querySelectorAll("details:not([open])")];

function wanted() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return ""; // No id of ours has a percent sign.
  }
}

function reveal() {
  const id = wanted();
  if (!id) return;
  const target = document.getElementById(id);
  if (!target && wholeAddress && /^(cite|claim)-/.test(id)) return location.replace(wholeAddress + location.hash);
  // Of a section that is folded to its heading, what is wanted is what it says.
  const own = target?.querySelector(":scope > details.part");
  const closed = folded().filter((part) => part.contains(target) || part === own);
  for (const part of closed) part.open = true;
  const link = target?.closest("[data-part]")?.querySelector("[data-in-place]");
  if (link && /^(cite|claim|dispute)-/.test(id)) return bring(Object.assign(link, { hash: location.hash })).catch(() => {});
  if (closed.length) target.scrollIntoView();
}
addEventListener("hashchange", reveal);
reveal();

let opened = [];
addEventListener("beforeprint", () => {
  opened = document.querySelector(".role") ? folded() : [];
  for (const part of opened) part.open = true;
});
addEventListener("afterprint", () => {
  for (const part of opened) part.open = false;
  delete document.documentElement.dataset.print;
});

// `data-print` of the button says what is wanted on paper: all, or the summary (site.css).
function printed({ dataset }) {
  if (dataset.print) document.documentElement.dataset.print = dataset.print;
  print();
}
