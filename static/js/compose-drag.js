// Lines are moved by their handle, with a mouse, a pen or a finger, among the lines of their group;
// static/js/compose.js hears of it by `compose:moved`, and has buttons for the keyboard.
"use strict";
const EDGE = 40; // pixels from the upper and lower end of the window, where dragging scrolls

document.getElementById("composer").addEventListener("pointerdown", (event) => {
  const grip = event.target.closest(".grip");
  if (!grip || event.button) return;
  event.preventDefault();
  const row = grip.closest(".line");
  let moved = false;
  row.classList.add("dragged");
  grip.setPointerCapture(event.pointerId);
  // The others make room: the line itself stays in its place in the document, so the pointer is not lost.
  grip.onpointermove = ({ clientY }) => {
    const lines = [...row.parentElement.children];
    const over = lines.find((one) => one.getBoundingClientRect().top <= clientY && clientY < one.getBoundingClientRect().bottom);
    if (clientY < EDGE || clientY > innerHeight - EDGE) scrollBy({ top: clientY < EDGE ? -EDGE / 4 : EDGE / 4, behavior: "instant" });
    if (!over || over === row) return;
    const { top, height } = over.getBoundingClientRect();
    const [from, to] = [lines.indexOf(row), lines.indexOf(over)];
    if (to > from && clientY > top + height / 2) row.before(...lines.slice(from + 1, to + 1));
    else if (to < from && clientY < top + height / 2) row.after(...lines.slice(to, from));
    else return;
    moved = true;
  };
  grip.onlostpointercapture = () => {
    row.classList.remove("dragged");
    grip.onpointermove = grip.onlostpointercapture = null;
    if (moved) row.dispatchEvent(new CustomEvent("compose:moved", { bubbles: true }));
  };
});
