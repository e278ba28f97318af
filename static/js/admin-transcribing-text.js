/* The article of the transcribing screen: read paragraph by paragraph, and what of it is used. */
"use strict";
(() => {
  const { form, named, cards, of, post, tell } = transcribing;
  const text = document.getElementById("text");
  const passages = document.getElementById("passages");
  const unused = document.getElementById("unused");
  const tools = ["take", "skip", "edit", "read-hint"].map((id) => document.getElementById(id));
  const [take, skip, edit] = tools;
  let active = 0, anchor = 0, words = "", turn = 0;

  const paragraphs = () => passages.children;
  const skipped = () => new Set(named("used").value.split(" ").filter(Boolean).map(Number));

  async function ask(fields) {
    const data = new FormData();
    data.append("text", text.value);
    for (const [name, value] of Object.entries(fields)) data.append(name, value);
    const answer = await post(form.dataset.reading, data);
    return { ok: answer.ok, ...(await answer.json()) };
  }

  async function read() {
    const mine = ++turn;
    if (!text.value.trim()) return show(false);
    const answer = await ask({}).catch(() => ({ message: form.dataset.failed }));
    if (mine !== turn) return;
    if (!answer.paragraphs) {
      document.getElementById("text-hint").textContent = answer.message ?? form.dataset.failed;
      return;
    }
    passages.replaceChildren(...answer.paragraphs.map(drawn));
    active = anchor = 0;
    show(true);
    mark();
  }

  function drawn({ text, place, heading, is_heading }, number, all) {
    const paragraph = document.createElement("p");
    Object.assign(paragraph, { textContent: text, id: `passage-${number}`, tabIndex: number ? -1 : 0 });
    paragraph.setAttribute("role", "option");
    Object.assign(paragraph.dataset, { place, heading });
    if (is_heading) paragraph.dataset.heads = "";
    if (place !== all[number - 1]?.place) paragraph.dataset.begins = "";
    return paragraph;
  }

  function show(isRead) {
    text.hidden = document.getElementById("text-hint").hidden = isRead;
    passages.hidden = unused.hidden = !isRead;
    for (const tool of tools) tool.hidden = !isRead;
  }

  function move(to, { extend = false, quiet = false } = {}) {
    const all = paragraphs();
    to = Math.min(Math.max(to, 0), all.length - 1);
    all[active]?.setAttribute("tabindex", -1);
    active = to;
    if (!extend) anchor = to;
    words = "";
    all[active].tabIndex = 0;
    if (!quiet) all[active].focus();
    chosen(Math.min(anchor, active), Math.max(anchor, active));
  }

  function chosen(first, last) {
    [...paragraphs()].forEach((one, at) => one.setAttribute("aria-selected", at >= first && at <= last));
  }

  // Whole words of a selection by mouse, and the paragraphs in which it lies.
  function selected() {
    const selection = getSelection();
    if (selection.isCollapsed || !selection.rangeCount || !passages.contains(selection.anchorNode)) return null;
    const range = selection.getRangeAt(0);
    const inside = [...paragraphs()].flatMap((one, at) => range.intersectsNode(one) && within(range, one).trim() ? [at] : []);
    if (!inside.length) return null;
    const { startContainer: node, startOffset } = range;
    const before = node.nodeType === Node.TEXT_NODE ? node.data.slice(0, startOffset) : "";
    const begun = before.match(/\S*$/)[0];
    return { first: inside[0], last: inside.at(-1), words: begun + selection.toString() };
  }

  // What a range has of a paragraph: the last one may only have been touched.
  function within({ startContainer, startOffset, endContainer, endOffset }, paragraph) {
    const part = document.createRange();
    part.selectNodeContents(paragraph);
    if (paragraph.contains(startContainer)) part.setStart(startContainer, startOffset);
    if (paragraph.contains(endContainer)) part.setEnd(endContainer, endOffset);
    return part.toString();
  }

  function passage() {
    const first = Math.min(anchor, active), last = Math.max(anchor, active);
    return selected() ?? { first, last, words: words || [...paragraphs()].slice(first, last + 1).map((one) => one.textContent).join("\n") };
  }

  function taken() {
    const found = passage();
    const { place, heading } = paragraphs()[found.first].dataset;
    const begins = found.words.slice(0, form.dataset.longestPassage);
    const fragment = ask({ passage: begins }).then((answer) => answer.fragment ?? "").catch(() => "");
    getSelection().removeAllRanges();
    move(found.last, { quiet: true });
    form.dispatchEvent(new CustomEvent("passage", { detail: { ...found, place, heading, fragment } }));
  }

  // Whoever comes to a paragraph another way than by the arrows begins there.
  passages.addEventListener("focusin", ({ target }) => {
    const at = [...paragraphs()].indexOf(target);
    if (at >= 0 && at !== active) move(at, { quiet: true });
  });
  passages.addEventListener("keydown", (event) => {
    const steps = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: Infinity, PageDown: active + 10, PageUp: active - 10 };
    if (event.key === "Enter") taken();
    else if (event.key in steps && !event.ctrlKey && !event.altKey) move(steps[event.key], { extend: event.shiftKey });
    else return;
    event.preventDefault();
  });
  passages.addEventListener("mouseup", ({ target }) => {
    const waits = cards().length && !of(cards().at(-1), "first").value;
    const found = selected(), at = [...paragraphs()].indexOf(target.closest("[role=option]"));
    if (found && waits) taken();
    else if (found) [anchor, active] = [found.first, found.last];
    else if (at >= 0) move(at);
    if (found && !waits) chosen(found.first, found.last);
    if (found && !waits) paragraphs()[found.last].focus({ preventScroll: true });
  });
  take.addEventListener("mousedown", (event) => event.preventDefault()); // the selection stays
  take.addEventListener("click", taken);
  edit.addEventListener("click", () => { show(false); text.focus(); });
  skip.addEventListener("click", () => {
    const all = skipped(), { first, last } = passage();
    const isUsed = all.has(first);
    for (let at = first; at <= last; at += 1) all[isUsed ? "delete" : "add"](at);
    named("used").value = [...all].join(" ");
    tell();
    move(last + 1);
  });
  text.addEventListener("paste", () => setTimeout(() => read().then(() => !passages.hidden && move(0))));
  text.addEventListener("change", read);
  form.addEventListener("show-passage", ({ detail }) => {
    move(detail);
    paragraphs()[active].scrollIntoView({ block: "center" });
  });

  // What statements were made from, or was said to state nothing.
  function mark() {
    const used = skipped();
    for (const card of cards()) {
      const first = of(card, "first").value;
      if (first) for (let at = Number(first); at <= Number(of(card, "last").value); at += 1) used.add(at);
    }
    const left = [];
    [...paragraphs()].forEach((one, at) => {
      one.toggleAttribute("data-used", used.has(at));
      if (!used.has(at) && !("heads" in one.dataset)) left.push(at);
    });
    unused.querySelector("span").textContent = `${form.dataset.unused} ${left.length}`;
    if (unused.open) list(left);
    unused.left = left;
  }

  function list(left) {
    unused.querySelector("ol").replaceChildren(...left.map((at) => {
      const item = document.createElement("li"), button = document.createElement("button");
      Object.assign(button, { type: "button", className: "tr-plain" });
      button.textContent = `${paragraphs()[at].dataset.place} · ${paragraphs()[at].textContent.slice(0, 80)}`;
      button.addEventListener("click", () => move(at));
      item.append(button);
      return item;
    }));
  }
  unused.addEventListener("toggle", () => unused.open && list(unused.left ?? []));
  form.addEventListener("statements", mark);

  transcribing.readArticle = read;
  transcribing.usedParagraphs = () => [...paragraphs()].flatMap((one, at) => "used" in one.dataset ? [at] : []);
})();
