/* The cards of linked roles, and search as you type: htmx fetches the suggestions, this makes them a combobox. Without it all works, in plain forms. */
(() => {
  "use strict";
  const EDGE = 8;

  // htmx is fetched when the reader comes near what it serves (or back to a place that it has put
  // into the history), and told then what has been typed or chosen meanwhile.
  const { htmx } = document.currentScript.dataset;
  let missed;
  for (const type of ["focusin", "input", "change"]) document.addEventListener(type, comeNear);
  if (history.state?.htmx || servedAt(document.activeElement)) bring();

  function servedAt(target) {
    return target?.closest?.("[data-hx-get]");
  }

  function comeNear({ type, target }) {
    if (globalThis.htmx || !servedAt(target)) return;
    if (type === "input" || type === "change") missed = servedAt(target);
    bring();
  }

  function bring() {
    // It begins by itself only in a document that is there as a whole.
    if (document.readyState !== "complete") return addEventListener("load", bring, { once: true });
    if (document.querySelector(`script[src="${htmx}"]`)) return;
    const script = document.createElement("script");
    script.src = htmx;
    script.addEventListener("load", () => missed?.dispatchEvent(new Event("missed")));
    document.head.append(script);
  }

  // What is folded out stays so when htmx replaces it: `open` is the reader's doing, not the page's.
  let unfolded = [];
  document.addEventListener("htmx:beforeSwap", () => {
    unfolded = [...document.querySelectorAll("details[id]")].map(({ id, open }) => [id, open]);
  });
  document.addEventListener("htmx:afterSettle", () => {
    for (const [id, open] of unfolded) document.getElementById(id)?.toggleAttribute("open", open);
  });

  // Below the opener, or above it where there is no room; never over the edge of the window.
  // (Also for static/js/reading.js.)
  globalThis.placeBeside = (box, opener) => {
    const at = opener.getBoundingClientRect();
    const { width, height } = box.getBoundingClientRect();
    const left = Math.min(at.left, document.documentElement.clientWidth - width - EDGE);
    const below = at.bottom + EDGE;
    const fits = below + height <= innerHeight || at.top < height + EDGE;
    box.style.left = `${Math.max(EDGE, left) + scrollX}px`;
    box.style.top = `${(fits ? below : at.top - height - EDGE) + scrollY}px`;
  };

  // The other language opens at the same statement.
  document.querySelector(".languages a")?.addEventListener("click", ({ currentTarget }) => {
    currentTarget.hash = location.hash;
  });

  // The card of a role beside a link to it: under a mouse that rests, or where the keyboard stands.
  // Who cannot see it misses nothing, for it says how the page behind the link begins. Never on
  // touch, nor for those who save data; each card is fetched once.
  const SAYS_AS_MUCH = ".card, .result";
  const ROLE = /\/(chuc-danh|en\/roles)\/[\w-]+\/$/;
  const CARD = document.documentElement.lang === "en" ? "card/" : "the/";
  const DELAY = 350;
  const savesData = navigator.connection?.saveData || matchMedia("(prefers-reduced-data: reduce)").matches;
  if ("popover" in HTMLElement.prototype && matchMedia("(any-hover: hover)").matches && !savesData) preview();

  function preview() {
    const cards = new Map();
    let goal = null; // the link whose card is to be shown
    let shown = null; // the link whose card is shown
    let dismissed = null; // the link whose card the reader has closed
    let box, timer;

    document.addEventListener("pointerover", ({ target, pointerType }) => { if (pointerType !== "touch") near(target); });
    document.documentElement.addEventListener("pointerleave", () => near(null));
    document.addEventListener("focusin", () => near(null));
    document.addEventListener("focusout", () => near(null));
    document.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape") return;
      dismissed = goal;
      aim(null);
      close();
    });
    addEventListener("pagehide", close);

    // What the mouse is over counts before what has the focus.
    function near(target) {
      const link = box?.contains(target) ? shown : linkAt(target) ?? linkAt(document.querySelector(":focus-visible"));
      if (link !== dismissed) dismissed = null;
      if (!dismissed) aim(link);
    }

    function aim(link) {
      if (link === goal) return;
      goal = link;
      clearTimeout(timer);
      timer = setTimeout(turn, DELAY);
    }

    async function turn() {
      const link = goal;
      if (link === shown) return;
      close();
      const card = link && (await fetched(`${link.pathname}${CARD}`));
      if (card && link === goal && !shown) open(link, card);
    }

    function fetched(address) {
      if (!cards.has(address)) cards.set(address, fetch(address).then((answer) => (answer.ok ? answer.text() : ""), () => ""));
      return cards.get(address);
    }

    function open(link, card) {
      box = document.createElement("div");
      box.className = "beside preview";
      box.popover = "manual";
      box.ariaHidden = "true";
      box.append(new DOMParser().parseFromString(card, "text/html").querySelector(".card"));
      for (const inner of box.querySelectorAll("a")) inner.tabIndex = -1;
      document.body.append(box);
      box.showPopover();
      placeBeside(box, link);
      shown = link;
    }

    function close() {
      box?.remove();
      box = shown = null;
    }
  }

  function linkAt(target) {
    const link = target?.closest?.("main a");
    const isRole = link?.host === location.host && ROLE.test(link.pathname) && !link.hash && !link.search;
    return isRole && link.pathname !== location.pathname && !link.closest(SAYS_AS_MUCH) ? link : null;
  }

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
