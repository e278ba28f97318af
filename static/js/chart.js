/* Charts under the fingers: arrow keys walk from box to box along the lines, + and − change the
   size without a new page, and a wide chart opens at its centre. All of it works by links too. */

const STEPS = [50, 75, 100, 125, 150, 200];
const SIDEWAYS = { ArrowLeft: -1, ArrowRight: 1 };
const UPRIGHT = { ArrowUp: -1, ArrowDown: 1 };
const SIZES = { "+": "in", "=": "in", "-": "out", "−": "out", 0: "reset" };

class Chart {
  constructor(frame) {
    this.frame = frame;
    this.svg = frame.querySelector("svg");
    this.boxes = [...this.svg.querySelectorAll("[data-key]")].map((element) => ({
      element,
      key: element.dataset.key,
      links: element.matches("a") ? [element] : [...element.querySelectorAll("a")],
    })).filter((box) => box.links.length);
    this.lines = [...this.svg.querySelectorAll("[data-manager]")];
    const start = this.boxes.find((box) => box.element.matches(".box-current")) ?? this.boxes[0];
    if (!start) return;
    this.makeOneStop(start.links[0]);
    this.centre(start);
    frame.parentElement.querySelector(".chart-fold")?.addEventListener("toggle", () => this.centre(start));
    this.svg.addEventListener("keydown", (event) => this.walk(event));
    // On the frame: Chromium lets Tab stop at a drawing that listens for the focus itself.
    frame.addEventListener("focusin", ({ target }) => { if (target.matches("svg a")) this.makeOneStop(target); });
  }

  // Tab passes the chart in one step; the list below has a link for each line.
  makeOneStop(chosen) {
    for (const link of this.svg.querySelectorAll("a")) link.tabIndex = link === chosen ? 0 : -1;
  }

  centre(box) {
    const room = this.frame.getBoundingClientRect();
    const place = box.element.getBoundingClientRect();
    this.frame.scrollLeft += (place.left + place.right - room.left - room.right) / 2;
  }

  walk(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const here = this.boxes.find((box) => box.links.includes(event.target));
    if (!here) return;
    const goal = event.key in SIDEWAYS
      ? this.beside(here, event.target, SIDEWAYS[event.key])
      : event.key in UPRIGHT && this.along(here, event.target, UPRIGHT[event.key]);
    if (!goal) return;
    event.preventDefault();
    goal.focus();
    goal.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  // The next link of the same box, else the nearest box of the same row.
  beside(here, link, way) {
    const parts = here.links.filter((part) => !part.matches(".box-more"));
    const next = parts[parts.indexOf(link) + way];
    if (next) return next;
    const from = middle(here);
    const row = this.boxes.map((box) => ({ box, at: middle(box) }))
      .filter(({ at }) => Math.abs(at.y - from.y) < 4 && (at.x - from.x) * way > 0);
    const box = nearest(row, from);
    return box && box.links.filter((part) => !part.matches(".box-more")).at(way > 0 ? 0 : -1);
  }

  // Up to the manager, down to the nearest report or to what is folded away; where no line leads
  // that way, to the nearest box there, so that no box is out of reach.
  along(here, link, way) {
    const more = here.links.find((part) => part.matches(".box-more"));
    if (more && way > 0 && link !== more) return more;
    if (link === more && way < 0) return here.links[0];
    const from = middle(here);
    const there = this.boxes.map((box) => ({ box, at: middle(box) }))
      .filter(({ at }) => (at.y - from.y) * way > 4);
    const joined = there.filter(({ box }) => this.join(here.key, box.key));
    const rows = there.map(({ at }) => Math.abs(at.y - from.y));
    const next = there.filter((_, i) => rows[i] < Math.min(...rows) + 4);
    return nearest(joined.length ? joined : next, from)?.links[0];
  }

  join(one, other) {
    return this.lines.some(({ dataset: { subordinate, manager } }) =>
      (subordinate === one && manager === other) || (subordinate === other && manager === one));
  }
}

function middle(box) {
  const { left, right, top, bottom } = box.element.getBoundingClientRect();
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

function nearest(places, from) {
  const distance = ({ at }) => Math.abs(at.x - from.x) + 1000 * Math.abs(at.y - from.y);
  return places.sort((a, b) => distance(a) - distance(b))[0]?.box;
}

class Zoom {
  constructor(figure) {
    this.frame = figure.querySelector(".chart-frame");
    this.svg = this.frame.querySelector("svg");
    this.links = [...figure.querySelectorAll("[data-zoom]")];
    const asked = new URL(location).searchParams.get("zoom");
    this.size = STEPS.includes(Number(asked)) ? Number(asked) : 100;
    this.width = this.svg.width.baseVal.value * 100 / this.size;
    this.height = this.svg.height.baseVal.value * 100 / this.size;
    figure.querySelector(".keys").hidden = false;
    for (const link of this.links) {
      if (!link.hasAttribute("href")) link.href = "#chart";
      link.addEventListener("click", (event) => {
        event.preventDefault();
        this.change(link.dataset.zoom);
      });
    }
    figure.addEventListener("keydown", (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey || !(event.key in SIZES)) return;
      event.preventDefault();
      this.change(SIZES[event.key]);
    });
    this.show();
  }

  change(name) {
    const at = STEPS.indexOf(this.size);
    const fits = name === "fit";
    if (name === "in") this.size = STEPS[at + 1] ?? this.size;
    if (name === "out") this.size = STEPS[at - 1] ?? this.size;
    if (name === "reset") this.size = 100;
    this.frame.classList.toggle("fit", fits);
    this.svg.setAttribute("width", this.width * this.size / 100);
    this.svg.setAttribute("height", this.height * this.size / 100);
    const address = new URL(location);
    address.searchParams.delete("zoom");
    if (fits || this.size !== 100) address.searchParams.set("zoom", fits ? "fit" : this.size);
    history.replaceState(history.state, "", address);
    this.show();
  }

  show() {
    const fits = this.frame.classList.contains("fit");
    const idle = {
      in: this.size === STEPS.at(-1), out: this.size === STEPS[0],
      reset: this.size === 100 && !fits, fit: fits,
    };
    for (const link of this.links) link.ariaDisabled = idle[link.dataset.zoom] ? "true" : null;
  }
}

// A line leads to its evidence: show what is folded there.
function openTarget() {
  const target = location.hash.startsWith("#line-") && document.getElementById(location.hash.slice(1));
  for (const part of (target && target.querySelectorAll("details.evidence")) || []) part.open = true;
}

function start(part) {
  for (const frame of part.querySelectorAll(".chart-frame")) {
    if (frame.querySelector("svg")) new Chart(frame);
  }
  for (const figure of part.querySelectorAll(".chart-figure")) {
    if (figure.querySelector("svg") && figure.querySelector("[data-zoom]")) new Zoom(figure);
  }
}

start(document);
// Some pages bring a chart when it is asked for (reading.js).
addEventListener("brought", ({ target }) => start(target));
addEventListener("hashchange", openTarget);
openTarget();
