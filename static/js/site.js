/* Search as you type: htmx fetches the suggestions, this makes them a combobox. Without it all works, in plain forms. */
(() => {
  "use strict";

  // What is folded out stays so when htmx replaces it: `open` is the reader's doing, not the page's.
  let unfolded = [];
  document.addEventListener("htmx:beforeSwap", () => {
    unfolded = [...document.querySelectorAll("details[id]")].map(({ id, open }) => [id, open]);
  });
  document.addEventListener("htmx:afterSettle", () => {
    for (const [id, open] of unfolded) document.getElementById(id)?.toggleAttribute("open", open);
  });

  // The other language opens at the same statement.
  document.querySelector(".languages a")?.addEventListener("click", ({ currentTarget }) => {
    currentTarget.hash = location.hash;
  });

  const input = document.querySelector("[data-suggest] input");
  const list = document.getElementById("suggestions");
  if (!input || !list) return;

  const options = () => [...list.querySelectorAll("[role=option]")];
  let active = -1;

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  close();

  // -1 is the box itself: it stands between the last option and the first.
  function activate(index) {
    options()[active]?.removeAttribute("aria-selected");
    active = index;
    const option = options()[active];
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  }

  function move(step) {
    if (list.hidden) open();
    const places = options().length + 1;
    activate(((active + 1 + step + places) % places) - 1);
  }

  function open() {
    if (!options().length) return close();
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
  }

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  list.addEventListener("htmx:afterSwap", () => {
    active = -1;
    input.removeAttribute("aria-activedescendant");
    options().forEach((option, index) => {
      option.id = `suggestion-${index}`;
      option.tabIndex = -1;
    });
    if (document.activeElement === input) open();
  });

  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Escape" && !list.hidden) close();
    else if (event.key === "Enter" && active >= 0) options()[active].click();
    else return;
    event.preventDefault();
  });

  input.addEventListener("focus", open);
  input.form.addEventListener("focusout", (event) => {
    if (!input.form.contains(event.relatedTarget)) close();
  });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // keep the focus in the box

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      input.focus();
      input.select();
      event.preventDefault();
    }
  });
})();
