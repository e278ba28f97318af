/* Lines change their places: by dragging the handle, by the arrows beside a line, or by Alt with an
   arrow key on it. Only lines whose number changes are sent. Without this script the numbers can be
   typed. */
"use strict";
(() => {
  const STEP = 10;
  const EDGE = 72; // near the edge of the window, in pixels, a dragged line scrolls the page
  const bar = document.querySelector("nav.lines-bar");
  if (!bar || !window.deskLines) return;

  const rowsOf = (group) => [...group.querySelectorAll(".line[data-order]")];
  const orderOf = (row) => Number(row.querySelector("input[name$='-order']")?.value ?? row.dataset.order);
  const isRising = (numbers) => numbers.every((number, at) => at === 0 || number > numbers[at - 1]);

  // The numbers that are there go to the lines in their new order, as far as they tell them apart.
  function renumber(group) {
    const rows = rowsOf(group);
    const held = rows.map(orderOf).sort((one, other) => one - other);
    const orders = isRising(held) ? held : rows.map((_row, at) => (at + 1) * STEP);
    rows.forEach((row, at) => {
      if (orderOf(row) === orders[at]) return;
      row.dataset.order = orders[at];
      row.classList.add("moved");
      window.deskLines.set(row, "order", orders[at]);
    });
  }

  function settle(row) {
    const group = row.closest(".lines-group");
    const rows = rowsOf(group);
    renumber(group);
    const name = row.querySelector(".inline_label").textContent.trim();
    document.getElementById("lines-status").textContent = `${name}: ${rows.indexOf(row) + 1}/${rows.length}`;
  }

  function move(row, direction) {
    const rows = rowsOf(row.closest(".lines-group"));
    const other = rows[rows.indexOf(row) + (direction === "up" ? -1 : 1)];
    if (!other) return;
    const focused = document.activeElement;
    if (direction === "up") other.before(row); else other.after(row);
    focused.focus();
    settle(row);
    row.scrollIntoView({ block: "nearest" });
  }

  function button(kind, sign, label) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "mover";
    made.dataset.move = kind;
    made.title = label;
    made.setAttribute("aria-label", label);
    made.textContent = sign;
    return made;
  }

  function tools(row) {
    const movers = document.createElement("span");
    movers.className = "movers";
    movers.append(button("up", "↑", bar.dataset.up), button("down", "↓", bar.dataset.down));
    const handle = document.createElement("span"); // the keyboard has the arrows
    handle.className = "line-handle";
    handle.title = bar.dataset.drag;
    handle.setAttribute("aria-hidden", "true");
    row.prepend(handle);
    row.append(movers);
  }

  function drag(start) {
    const handle = start.target;
    const row = handle.closest(".line");
    const home = row.nextElementSibling;
    const list = row.parentElement;
    const follow = (event) => {
      const over = document.elementFromPoint(handle.getBoundingClientRect().left, event.clientY)?.closest(".line[data-order]");
      if (event.clientY < EDGE * 2) window.scrollBy(0, -EDGE / 4);
      else if (event.clientY > window.innerHeight - EDGE) window.scrollBy(0, EDGE / 4);
      if (!over || over === row || over.parentElement !== list) return;
      const { top, height } = over.getBoundingClientRect();
      if (event.clientY < top + height / 2) over.before(row); else over.after(row);
    };
    const end = (event) => {
      const isBack = event.type === "pointercancel" || event.key === "Escape";
      if (event.type === "keydown" && !isBack) return;
      if (isBack) list.insertBefore(row, home);
      row.classList.remove("dragged");
      for (const [name, listener] of listeners) document.removeEventListener(name, listener);
      if (row.nextElementSibling !== home) settle(row);
    };
    const listeners = [["pointermove", follow], ["pointerup", end], ["pointercancel", end], ["keydown", end]];
    start.preventDefault();
    row.classList.add("dragged");
    for (const [name, listener] of listeners) document.addEventListener(name, listener);
  }

  for (const row of document.querySelectorAll(".line[data-order]")) tools(row);
  document.addEventListener("pointerdown", (event) => {
    if (event.button === 0 && event.target.matches(".line-handle")) drag(event);
  });
  document.addEventListener("click", (event) => {
    const mover = event.target.closest(".mover");
    if (mover) move(mover.closest(".line"), mover.dataset.move);
  });
  document.addEventListener("keydown", (event) => {
    const direction = { ArrowUp: "up", ArrowDown: "down" }[event.key];
    const row = event.target.closest?.(".line[data-order]");
    if (!event.altKey || !direction || !row || !event.target.matches("summary, .mover, .line-tick")) return;
    event.preventDefault();
    move(row, direction);
  });
})();
