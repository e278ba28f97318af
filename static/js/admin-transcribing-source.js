/* The source of the transcribing screen: found by its address or words, or described as a new one. */
"use strict";
(() => {
  const { form, start, known, named, placed, ask, tell } = transcribing;
  const search = document.getElementById("source-text");
  const found = document.getElementById("source-found");
  const chosen = document.getElementById("source-chosen");
  const described = document.getElementById("source-new");
  const isAddress = (text) => /^https?:\/\/\S+$/i.test(text.trim());
  let asked = 0;

  const element = (tag, text, more = {}) => Object.assign(document.createElement(tag), { textContent: text, ...more });

  function choose(source) {
    named("source").value = source?.id ?? "";
    known.clear();
    for (const { place, heading } of source?.places ?? []) known.set(place, heading);
    chosen.hidden = !source;
    document.getElementById("source-search").hidden = Boolean(source);
    found.replaceChildren();
    if (source) {
      described.hidden = true;
      chosen.querySelector("strong").textContent = source.title;
      chosen.querySelector("span").textContent = `${source.publisher} · ${source.kind}`;
      chosen.querySelector("a").href = source.url;
    }
    placed();
    tell();
  }

  function offer(source) {
    const item = element("p", "", { className: "tr-offer" });
    item.append(element("strong", source.title), " ", element("span", `${source.publisher} · ${source.kind}`), " ");
    if (source.is_copy) {
      item.append(element("em", `${form.dataset.copy} ${source.copy_of}`));
      return item;
    }
    const button = element("button", form.dataset.use, { type: "button", className: "button" });
    button.addEventListener("click", () => { choose(source); document.getElementById("role").focus(); });
    item.append(button);
    return item;
  }

  async function look(text, { mayChoose = false, only = false }) {
    const turn = ++asked;
    const answer = await ask(`${form.dataset.sources}?text=${encodeURIComponent(text)}`);
    if (!answer.ok || turn !== asked || named("source").value) return;
    const same = (title) => !only || title.trim().toLowerCase() === text.trim().toLowerCase();
    const sources = (await answer.json()).found.filter((one) => same(one.title));
    const usable = sources.filter((one) => !one.is_copy);
    if (mayChoose && sources.length === 1 && usable.length === 1) {
      const isWithin = described.contains(document.activeElement);
      choose(usable[0]);
      if (isWithin) document.getElementById("role").focus();
      return;
    }
    found.replaceChildren(...sources.map(offer));
  }

  function typed() {
    const text = search.value.trim();
    if (!text) return;
    if (isAddress(text)) {
      described.hidden = false;
      named("source-new-url").value = text;
    }
    look(text, { mayChoose: isAddress(text) });
  }

  let timer;
  search.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(typed, 300);
  });
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    event.stopPropagation();
    typed();
    if (!described.hidden) named("source-new-title").focus();
  });
  // The same title elsewhere is probably the same text.
  for (const name of ["source-new-title", "source-new-url"]) {
    named(name).addEventListener("change", ({ target }) => target.value.trim() && look(target.value, { only: name.endsWith("title") }));
  }
  chosen.querySelector("button").addEventListener("click", () => {
    choose(null);
    search.focus();
  });

  transcribing.chooseSource = choose;
  transcribing.lookForSource = look;
  transcribing.describeSource = () => { described.hidden = !named("source-new-url").value || Boolean(named("source").value); };
  if (start.source) choose(start.source);
})();
