// What is being composed, in the address and in this browser. `compose:changed` brings the query of
// the form (static/js/compose.js), `compose:apply` asks it to take one over.
"use strict";
const form = document.getElementById("composer");
const offer = document.getElementById("compose-drafts");
const LONGEST = Number(form.dataset.address); // characters; longer drafts stand behind a #, packed, and are not sent
const MARK = "#draft=";
const KEY = `compose:${form.dataset.role}`;
const KEPT = 3; // drafts of a role
const carried = location.search || location.hash.startsWith(MARK);
const id = history.state?.draft ?? Date.now().toString(36);

form.addEventListener("compose:changed", async ({ detail }) => {
  keep(detail.toString());
  history.replaceState({ draft: id }, "", await addressOf(detail.toString()));
});

async function addressOf(query) {
  const plain = `${location.pathname}?${query}`;
  return plain.length < LONGEST ? plain : `${location.pathname}${MARK}${await pack(query)}`;
}

async function through(stream, bytes) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}

async function pack(text) {
  const bytes = await through(new CompressionStream("deflate-raw"), new TextEncoder().encode(text));
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

async function unpack(packed) {
  const letters = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  return new TextDecoder().decode(await through(new DecompressionStream("deflate-raw"), bytes));
}

// Of a browser that keeps nothing, or keeps what is no list of ours, nothing is offered.
function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEY)).filter(({ id, at, query }) => id && at && query);
  } catch {
    return [];
  }
}

function write(drafts) {
  try {
    localStorage.setItem(KEY, JSON.stringify(drafts.slice(0, KEPT)));
  } catch {
    // The address has it all.
  }
}

function keep(query) {
  write([{ id, at: Date.now(), query }, ...kept().filter((one) => one.id !== id && one.query !== query)]);
}

function apply(query) {
  form.dispatchEvent(new CustomEvent("compose:apply", { detail: new URLSearchParams(query) }));
}

// What a draft is recognised by: the company, the title, how many lines, when.
function naming({ at, query }) {
  const told = new URLSearchParams(query);
  const day = new Date(at).toLocaleString(document.documentElement.lang, { dateStyle: "short", timeStyle: "short" });
  const lines = offer.dataset.lines.replace("{n}", told.getAll("line").length);
  return [told.get("title"), told.get("company"), lines, day].filter(Boolean).join(" · ");
}

function offered(draft) {
  const item = document.createElement("li");
  const go = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: naming(draft) });
  go.addEventListener("click", () => {
    offer.hidden = true;
    write(kept().filter((one) => one.id !== draft.id));
    apply(draft.query);
    form.querySelector("input:not([type=hidden])").focus();
  });
  item.append(go);
  return item;
}

// An address that carries a draft is what was asked for: nothing is offered beside it.
if (!carried && kept().length) {
  offer.querySelector("ul").replaceChildren(...kept().map(offered));
  offer.querySelector("[name=forget]").addEventListener("click", () => {
    offer.hidden = true;
    localStorage.removeItem(KEY);
    form.querySelector("input:not([type=hidden])").focus();
  });
  offer.hidden = false;
}
if (location.hash.startsWith(MARK)) unpack(location.hash.slice(MARK.length)).then(apply, () => { offer.querySelector(".broken").hidden = false; offer.hidden = false; });

// The other language has the same draft.
document.querySelector(".languages a")?.addEventListener("click", ({ currentTarget }) => { currentTarget.search = location.search; });
