/* Arrows that move a statement up or down among its like and number all of them anew.
   Without this script the numbers can be typed. */
"use strict";
(() => {
  const STEP = 10;

  const rowsOf = (group) => [...group.querySelectorAll(".claim:not(.empty-form)")];
  const orderOf = (row) => row.querySelector("input[name$='-order']");

  function renumber(group) {
    rowsOf(group).forEach((row, index) => { orderOf(row).value = (index + 1) * STEP; });
  }

  function move(row, direction) {
    const group = row.closest(".claims-group");
    const rows = rowsOf(group);
    const other = rows[rows.indexOf(row) + (direction === "up" ? -1 : 1)];
    if (!other) return;
    if (direction === "up") other.before(row); else other.after(row);
    renumber(group);
    orderOf(row).dispatchEvent(new Event("change", { bubbles: true }));
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest(".mover");
    if (!button) return;
    move(button.closest(".claim"), button.dataset.move);
    button.focus();
  });

  document.addEventListener("formset:added", (event) => {
    const row = event.target;
    if (!row.matches(".claim")) return;
    const numbers = rowsOf(row.closest(".claims-group")).map((other) => Number(orderOf(other)?.value) || 0);
    const order = orderOf(row);
    if (order) order.value = Math.max(0, ...numbers) + STEP;
    row.querySelector("select, input:not([type=hidden]), textarea")?.focus();
  });

  for (const movers of document.querySelectorAll(".movers")) movers.hidden = false;

  // A list of problems was asked for by a save that failed: begin there, and open what it names.
  const problems = document.querySelector(".problems");
  if (problems) problems.focus();
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".problems a");
    const target = link && document.getElementById(link.hash.slice(1));
    if (!target) return;
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    const field = target.matches(".select2-hidden-accessible") ? target.parentElement.querySelector(".select2-selection") : target;
    event.preventDefault();
    field.scrollIntoView({ block: "center" });
    field.focus();
  });
})();
