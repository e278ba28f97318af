// The composer, quicker: without this script the same form works by plain requests.
// What it asks of the page stands at the top of templates/composing/composer.html.
"use strict";
const form = document.getElementById("composer");
const words = document.getElementById("compose-words").dataset;
const TYPING = 300; // milliseconds after the last letter
const FIELDS = "input:not([type=checkbox], [type=radio], [type=hidden]), textarea";

const rowOf = (element) => element.closest(".line");
const boxOf = (row) => row.querySelector("[name=line]");
const textOf = (row) => (row.querySelector(".line-text")?.textContent ?? row.querySelector("textarea").value).trim();
const picked = (within) => [...within.querySelectorAll(".line")].filter((row) => boxOf(row).checked);
const fill = (text, told) => text.replace(/\{(\w+)\}/g, (_, name) => told[name]);
const shortened = (text) => (text.length > 60 ? `${text.slice(0, 57)}…` : text);

// What the form says, as its address has it: empty fields are left out, and lines in our own words.
function told() {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (name === "mix") continue; // an act: see submit
    const text = value.normalize("NFC").trim();
    const row = name.startsWith("text-") && document.getElementById(`line-${name.slice(5)}`)?.closest(".line");
    const isLeft = row && (text === row.dataset.ours || !boxOf(row).checked);
    if (!isLeft && (text || /^own-\d+$/.test(name))) query.append(name, text);
  }
  return query;
}

// The document as the server writes it; `whole` brings the choice anew, too. An act is the name and the value of a button.
let latest, acting;
async function refresh({ act, query, whole = Boolean(act) } = {}) {
  await acting;
  const answer = ask(query ?? told(), act, whole);
  if (whole) acting = answer;
  return answer;
}

async function ask(query, act, whole) {
  recount();
  if (act) query.append(...act);
  if (!whole) changed(query);
  latest?.abort();
  const { signal } = (latest = new AbortController());
  try {
    const answer = await fetch(form.action, { method: "POST", body: query, signal, headers: whole ? {} : { "HX-Request": "true" } });
    if (!answer.ok) throw new Error(answer.status);
    bring(new DOMParser().parseFromString(await answer.text(), "text/html"), whole);
    if (whole) changed(told());
    return true;
  } catch (fault) {
    if (fault.name !== "AbortError") notify(words.offline, words.again, () => refresh({ query, whole }));
    return false;
  }
}

// For static/js/compose-drafts.js.
function changed(query) {
  form.dispatchEvent(new CustomEvent("compose:changed", { detail: query }));
}

function bring(page, whole) {
  const unfolded = new Set([...form.querySelectorAll("#choice details[open]")].map(nameOf));
  const { id, name, value } = document.activeElement;
  for (const part of document.querySelectorAll(whole ? "[data-live], #choice" : "[data-live]")) {
    part.lang = page.getElementById(part.id).lang;
    renew(part, page.getElementById(part.id));
  }
  if (!whole) return;
  for (const part of form.querySelectorAll("#choice details")) if (unfolded.has(nameOf(part))) part.open = true;
  enhance();
  // Whoever stood on a button stands on the same one.
  const same = id ? document.getElementById(id) : [...form.elements].find((one) => one.name === name && one.value === value);
  if (name && document.activeElement === document.body) same?.focus();
}

// What is the same stays: a warning that stands there already is not read out again, and a text that is
// being read or selected is not taken away.
function renew(part, wanted) {
  const old = [...part.childNodes];
  for (const node of wanted.childNodes) {
    const at = old.findIndex((one) => one.isEqualNode(node));
    if (at < 0) part.insertBefore(document.importNode(node, true), old[0] ?? null);
    else for (const gone of old.splice(0, at + 1).slice(0, -1)) gone.remove();
  }
  for (const gone of old) gone.remove();
}

function nameOf(details) {
  return details.closest("[data-code]")?.dataset.code ?? `${details.closest("[data-group]")?.dataset.group} ${details.className}`;
}

// Beside the headings: how much of each is picked.
function recount() {
  for (const group of form.querySelectorAll(".group")) {
    group.querySelector("summary .count").textContent = `${picked(group).length}/${group.querySelectorAll(".line").length}`;
  }
  for (const section of form.querySelectorAll("[data-section]")) section.querySelector("h2 .count").textContent = picked(section).length;
}

let waiting;
function soon() {
  clearTimeout(waiting);
  waiting = setTimeout(refresh, TYPING);
}

// What was done, for screen readers and, with a button, for all. One line, the latest.
const status = Object.assign(document.createElement("p"), { className: "compose-said" });
status.setAttribute("role", "status");
document.body.append(status);
let undo;
function notify(text, label = "", act = null) {
  status.replaceChildren(text);
  status.classList.toggle("visually-hidden", !act);
  undo = act;
  if (!act) return;
  const button = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: label });
  button.addEventListener("click", () => { notify(""); act(); });
  status.append(" ", button);
}

// It comes back by its code: the row may have been drawn anew meanwhile.
function removed(row, back = () => refresh()) {
  const { code } = row.dataset;
  const text = shortened(textOf(row) || words.empty);
  notify(fill(words.removed, { text }), words.undo, async () => {
    const box = document.getElementById(`line-${code}`);
    if (box) box.checked = true;
    await back();
    document.getElementById(`line-${code}`)?.focus();
    notify(fill(words.restored, { text }));
  });
  refresh();
}

// An own line goes altogether, one of ours stays to be picked again.
function drop(row) {
  const next = row.nextElementSibling ?? row.previousElementSibling;
  const list = row.parentElement;
  if (row.dataset.code.startsWith("own-")) {
    const after = row.nextElementSibling;
    const own = new FormData(form);
    row.remove();
    (next ? boxOf(next) : form.querySelector("[name=add]"))?.focus();
    return removed(row, () => (list.isConnected ? putIn(list, row, after) : bringBack(row.dataset.code, own)));
  }
  boxOf(row).checked = false;
  boxOf(row).focus();
  removed(row);
}

function putIn(list, row, after) {
  list.insertBefore(row, after?.parentElement === list ? after : null);
  return refresh();
}

function bringBack(code, own) {
  const query = told();
  query.append("line", code);
  for (const name of [code, `${code}-in`]) query.append(name, own.get(name));
  return refresh({ query, whole: true });
}

function putBack(code) {
  const box = document.getElementById(`line-${code}`);
  box.checked = true;
  toPicked(rowOf(box));
  const group = box.closest(".group");
  if (group) group.open = true;
  box.focus();
  refresh();
}

// What is picked from the rest of a group joins those that are picked.
function toPicked(row) {
  const rest = row.closest(".rest");
  if (!rest) return;
  row.closest(".group").querySelector(".lines").append(row);
  if (!rest.querySelector(".line")) rest.remove();
  boxOf(row).focus();
}

// Among the lines that are picked; at the edge of a group the whole group goes on.
function move(row, step, button) {
  const lines = picked(row.parentElement);
  const group = row.closest(".group");
  const other = lines[lines.indexOf(row) + step];
  if (other) other[step < 0 ? "before" : "after"](row);
  else if (!group || !moveGroup(group, step)) return place(row);
  button.focus();
  place(row);
  refresh();
}

function moveGroup(group, step) {
  const groups = [...group.parentElement.querySelectorAll(":scope > .group")].filter((one) => picked(one).length);
  const other = groups[groups.indexOf(group) + step];
  other?.[step < 0 ? "before" : "after"](group);
  return other;
}

function place(row) {
  const lines = picked(row.closest("[data-section]"));
  notify(fill(words.place, { n: lines.indexOf(row) + 1, m: lines.length }));
}

// The line gives way to a field with its words; Enter keeps them, Escape those of before.
function reword(row) {
  const name = `text-${row.dataset.code}`;
  const before = row.querySelector(`[name=${name}]`);
  const field = Object.assign(document.createElement("textarea"), { name, rows: 2, value: before?.value ?? textOf(row) });
  field.maxLength = form.dataset.longest;
  field.setAttribute("aria-label", words.reword);
  const was = field.value;
  before?.remove();
  const keep = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: words.done });
  const ours = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: words.ours });
  const box = Object.assign(document.createElement("div"), { className: "rewording" });
  box.append(field, keep, " ", ours);
  row.querySelector("label").classList.add("visually-hidden");
  row.querySelector("label").after(box);
  boxOf(row).checked = true;
  keep.addEventListener("click", () => reworded(row, box, field.value));
  ours.addEventListener("click", () => reworded(row, box, row.dataset.ours));
  field.addEventListener("keydown", (event) => {
    if (event.isComposing || event.shiftKey || !["Enter", "Escape"].includes(event.key)) return;
    event.preventDefault();
    reworded(row, box, event.key === "Enter" ? field.value : was);
  });
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
}

function reworded(row, box, text) {
  const said = text.normalize("NFC").replace(/\s+/g, " ").trim() || row.dataset.ours;
  const isOurs = said === row.dataset.ours;
  box.remove();
  row.querySelector("label").classList.remove("visually-hidden");
  row.querySelector(".line-text").textContent = said;
  if (!isOurs) row.append(Object.assign(document.createElement("input"), { type: "hidden", name: `text-${row.dataset.code}`, value: said }));
  row.querySelector("[name=edit]").focus();
  refresh({ whole: true });
}

// An empty own line: the server draws it, in the language of the page.
async function add(part) {
  const own = () => [...form.querySelectorAll("[data-code^=own-] textarea")];
  const before = own().map(({ name }) => name);
  if (await refresh({ act: ["add", part] })) own().find(({ name }) => !before.includes(name))?.focus();
}

form.addEventListener("click", (event) => {
  const button = event.target.closest("button[name]");
  const row = button && rowOf(button);
  if (!button) return;
  if (button.name === "add") add(button.value);
  else if (button.name === "without") refresh({ act: [button.name, button.value] });
  else if (button.name === "line") putBack(button.value);
  else if (!row) return;
  else if (button.name === "up") move(row, -1, button);
  else if (button.name === "down") move(row, 1, button);
  else if (button.name === "drop") drop(row);
  else if (button.name === "edit") reword(row);
  event.preventDefault();
});
form.addEventListener("change", ({ target }) => {
  if (target.name === "line" && !target.checked) return removed(rowOf(target));
  if (target.name === "line") toPicked(rowOf(target));
  if (target.name !== "mix") refresh({ whole: /^lang$|-in$/.test(target.name) });
});
form.addEventListener("input", ({ target }) => { if (target.matches(FIELDS) && target.name !== "mix") soon(); });
document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey || !undo || event.target.matches(FIELDS)) return;
  event.preventDefault();
  status.querySelector("button").click();
});
// A document is fetched by the form itself, in the body where no address holds the draft; all else comes in place.
form.addEventListener("submit", (event) => {
  form.method = location.pathname.length + told().toString().length < form.dataset.address ? "get" : "post";
  if (event.submitter?.hasAttribute("formaction")) return;
  event.preventDefault();
  const mix = form.elements.mix?.value.trim();
  refresh(mix ? { act: ["mix", mix] } : {});
});
form.addEventListener("compose:moved", ({ target }) => { place(target); refresh(); }); // static/js/compose-drag.js
form.addEventListener("compose:apply", ({ detail }) => {
  for (const field of form.querySelectorAll(".tool-fields [name]")) {
    field.value = detail.get(field.name) ?? field.options?.[0].value ?? "";
    if (field.value) field.closest("details")?.setAttribute("open", "");
  }
  refresh({ query: detail, whole: true });
});

function enhance() {
  for (const tools of form.querySelectorAll(".line-tools:not(:has(.grip))")) {
    const grip = Object.assign(document.createElement("span"), { className: "grip", ariaHidden: "true", title: words.drag });
    tools.prepend(grip);
  }
}
enhance();
