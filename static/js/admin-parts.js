/* The parts of a page: their contents, a box that finds lines, all opened and closed; and after
   saving and going on, the page as it was left. */
"use strict";
(() => {
  const form = document.querySelector("#content-main > form[method=post]");
  const bar = form?.querySelector("nav.lines-bar");
  if (!bar || !window.deskLines) return;
  const KEPT = "desk-lines";
  const MANY = 12; // lines that are opened again one by one

  const groups = [...form.querySelectorAll(".lines-group")];
  const partOf = (group) => group.querySelector(":scope > fieldset > details");
  const linesOf = (group) => [...group.querySelectorAll(".line")];
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();

  // The bar has no inputs of the form: nobody is asked to save a search, and Enter sends nothing.
  const find = bar.querySelector(".find-lines");
  let before = null; // which parts were open when the search began

  function search() {
    const words = fold(find.value).split(/\s+/).filter(Boolean);
    before ??= new Map(groups.map((group) => [group, partOf(group)?.open]));
    let found = 0;
    for (const group of groups) {
      const lines = linesOf(group);
      for (const line of lines) {
        const told = fold(line.querySelector("summary").textContent);
        line.hidden = !words.every((word) => told.includes(word));
      }
      const left = lines.filter((line) => !line.hidden).length;
      found += left;
      if (partOf(group)) partOf(group).open = words.length ? left > 0 : before.get(group);
      group.classList.toggle("without-found", words.length > 0 && left === 0);
    }
    bar.querySelector(".found-lines").textContent = words.length ? `${found} ${bar.dataset.found}` : "";
    if (!words.length) before = null;
  }

  find.addEventListener("input", (event) => { event.stopPropagation(); search(); });
  find.addEventListener("change", (event) => event.stopPropagation());
  find.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { find.value = ""; search(); }
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (find.value) form.querySelector(".line:not([hidden]) summary")?.focus();
  });

  bar.addEventListener("click", (event) => {
    const link = event.target.closest(".parts a");
    if (link) {
      event.preventDefault();
      const heading = document.getElementById(link.hash.slice(1));
      const part = partOf(heading.closest(".lines-group"));
      if (part) part.open = true;
      heading.closest(".lines-group").scrollIntoView();
      (heading.closest("summary") ?? heading).focus({ preventScroll: true });
    } else if (event.target.closest(".close-all")) {
      for (const line of form.querySelectorAll(".line > details")) line.open = false;
      for (const group of groups) if (partOf(group)) partOf(group).open = false;
    }
  });

  // How much of the window the bar takes when it sticks, for what scrolls below it.
  new ResizeObserver(() => form.style.setProperty("--bar", `${bar.offsetHeight}px`)).observe(bar);

  // What stands first below the bar, and how far down.
  function place() {
    const edge = bar.getBoundingClientRect().bottom;
    const first = [...form.querySelectorAll(".line[data-row]:not([data-row='']), .lines-group")]
      .find((each) => each.offsetParent && each.getBoundingClientRect().bottom > edge);
    return first && window.scrollY ? { at: keyOf(first), top: first.getBoundingClientRect().top } : null;
  }

  const keyOf = (each) => each.matches(".line") ? [each.closest(".lines-group").dataset.prefix, each.dataset.row] : [each.dataset.prefix];
  const byKey = ([prefix, row]) => document.querySelector(
    row ? `#${prefix}-group .line[data-row="${row}"]` : `#${prefix}-group`
  );

  form.addEventListener("submit", (event) => {
    if (!["_continue", "_bulk"].includes(event.submitter?.name)) return;
    const rows = [...form.querySelectorAll(".line.has_original > details[open]")].map((each) => keyOf(each.parentElement));
    const parts = groups.filter((group) => partOf(group)?.open).map((group) => group.dataset.prefix);
    sessionStorage.setItem(KEPT, JSON.stringify({ path: location.pathname, rows, parts, place: place() }));
  });

  async function restore({ rows, parts, place }) {
    for (const prefix of parts) {
      const part = byKey([prefix]) && partOf(byKey([prefix]));
      if (part) part.open = true;
    }
    const scroll = () => {
      const first = place && byKey(place.at);
      if (first) window.scrollBy(0, first.getBoundingClientRect().top - place.top);
    };
    scroll();
    for (const line of rows.slice(0, MANY).map(byKey).filter(Boolean)) await window.deskLines.open(line);
    scroll();
  }

  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
  sessionStorage.removeItem(KEPT);
  const refused = document.querySelector(".problems, .conflict");
  if (kept && !refused && (kept.path === location.pathname || kept.path.endsWith("/add/"))) {
    history.scrollRestoration = "manual";
    restore(kept);
  }
})();
