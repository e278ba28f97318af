// Marks in the table of contents what is being read.
const contents = document.querySelector(".toc");
const links = new Map(
  [...contents.querySelectorAll("a")].map((link) => [link.hash.slice(1), link]),
);
const sections = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
const inView = new Set();

// A section is read while it stands in the upper part of the window.
const observer = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      inView[isIntersecting ? "add" : "delete"](target);
    }
    show();
  },
  { rootMargin: "-15% 0px -70% 0px" },
);
addEventListener("scroll", show, { passive: true });

// At its end the page cannot go on: what is read is the last of it, wherever that stands.
function show() {
  const isEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
  const current = isEnd ? sections.at(-1) : sections.find((section) => inView.has(section));
  if (current) mark(links.get(current.id));
}
for (const section of sections) observer.observe(section);

function mark(link) {
  const before = contents.querySelector("[aria-current]");
  if (before === link) return;
  before?.removeAttribute("aria-current");
  link.setAttribute("aria-current", "location");
  // On a phone the contents are one line: keep the current link in it.
  const list = link.closest("ol");
  list.scrollLeft = link.offsetLeft - list.offsetLeft - (list.clientWidth - link.offsetWidth) / 2;
}
