/* Arrows that move a statement up or down among its like and number all of them anew.
   Without this script the numbers can be typed. */
"use strict";
(() => {
  const STEP = 10;
  const bar = document.querySelector(".lines-bar");

  const rowsOf = (group) => [...group.querySelectorAll(".line[data-order]")];

  function renumber(group) {
    rowsOf(group).forEach((row, index) => {
      const order = (index + 1) * STEP;
      if (Number(row.dataset.order) === order) return;
      row.dataset.order = order;
      window.deskLines.set(row, "order", order);
    });
  }

  function move(row, direction) {
    const group = row.closest(".lines-group");
    const rows = rowsOf(group);
    const other = rows[rows.indexOf(row) + (direction === "up" ? -1 : 1)];
    if (!other) return;
    if (direction === "up") other.before(row); else other.after(row);
    renumber(group);
  }

  function mover(direction, sign, label) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "mover";
    button.dataset.move = direction;
    button.title = label;
    button.setAttribute("aria-label", label);
    button.textContent = sign;
    return button;
  }

  function movers() {
    const tools = document.createElement("span");
    tools.className = "movers";
    tools.append(mover("up", "↑", bar.dataset.up), mover("down", "↓", bar.dataset.down));
    return tools;
  }

  if (bar) for (const row of document.querySelectorAll(".line[data-order]")) row.append(movers());
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".mover");
    if (!button) return;
    move(button.closest(".line"), button.dataset.move);
    button.focus();
  });
})();
